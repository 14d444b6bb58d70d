/** How numbers are written: `1.234,5` or `1,234.5`. */
export type NumberStyle = "comma" | "point";

const thinSpace = "\u202f";

/** `27:05:09`. */
export function hms(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

/** A difference as a page shows it: `▲ +1:12:00`, `▼ −0:05:00`, `=` for none. */
export function changeHms(seconds: number): string {
  if (seconds === 0) return "=";
  return `${seconds < 0 ? "▼ −" : "▲ +"}${hms(Math.abs(seconds))}`;
}

/** `41h 06m`, to the nearest minute; under a minute the seconds. */
export function hm(seconds: number): string {
  if (seconds > 0 && seconds < 60) return `${seconds}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  return `${Math.floor(minutes / 60)}h${thinSpace}${twoDigits(minutes % 60)}m`;
}

/** `41,10` with a decimal comma, `41.10` with a point. */
export function decimalHours(seconds: number, style: NumberStyle): string {
  return writeNumber((seconds / 3600).toFixed(2), style);
}

/** `12,5 %`. */
export function share(part: number, whole: number, style: NumberStyle): string {
  return `${writeNumber(((100 * part) / whole).toFixed(1), style)}${thinSpace}%`;
}

// `1.234,50` or `1,234.50`.
function writeNumber(text: string, style: NumberStyle): string {
  const [whole = "", fraction = ""] = text.split(".");
  const [thousands, decimal] = style === "comma" ? [".", ","] : [",", "."];
  return `${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${fraction}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
