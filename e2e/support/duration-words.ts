const thinSpace = "\u2009";

/** `27:05:09`. */
export function hms(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

/** A difference: `+1:12:00`, `−0:05:00`, `=` for none. */
export function changeHms(seconds: number): string {
  if (seconds === 0) return "=";
  return `${seconds < 0 ? "−" : "+"}${hms(Math.abs(seconds))}`;
}

/** `41h 06m`, to the nearest minute; under a minute the seconds. */
export function hm(seconds: number): string {
  if (seconds > 0 && seconds < 60) return `${seconds}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  return `${Math.floor(minutes / 60)}h${thinSpace}${twoDigits(minutes % 60)}m`;
}

/** `41,10` in Spanish, `41.10` in English. */
export function decimalHours(seconds: number, locale: "es" | "en"): string {
  return withPoint((seconds / 3600).toFixed(2), locale);
}

/** `12,5 %`. */
export function share(part: number, whole: number, locale: "es" | "en"): string {
  return `${withPoint(((100 * part) / whole).toFixed(1), locale)}${thinSpace}%`;
}

function withPoint(text: string, locale: "es" | "en"): string {
  const [whole = "", fraction = ""] = text.split(".");
  return `${groupThousands(whole, locale)}${locale === "es" ? "," : "."}${fraction}`;
}

// Spanish leaves four digits together (RAE, and CLDR's minimum of two digits before the point).
function groupThousands(whole: string, locale: "es" | "en"): string {
  if (locale === "es" && whole.length < 5) return whole;
  return whole.replace(/\B(?=(\d{3})+$)/g, locale === "es" ? "." : ",");
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
