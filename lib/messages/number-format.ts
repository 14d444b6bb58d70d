import type { NumberStyle } from "./locale";

type Digits = {
  /** Decimals that are always written; 0 where it is not said. */
  least?: number;
  /** Decimals that are written at most; 3 where it is not said. */
  most?: number;
  /** Thousands are told apart. True where it is not said. */
  isGrouped?: boolean;
};

/**
 * A number as the locale's reader writes it. `locale` is a `Locale` of ours, or a language alone. Server and browsers know
 * "es" and "en" alike, so both write the same; what they know of single countries differs.
 */
export function formatNumber(value: number, locale: string, digits: Digits = {}): string {
  return numberFormat(locale, digits).format(value);
}

/** A number that shows a style: `1.234,5` or `1,234.5`. */
export function sampleNumber(style: NumberStyle): string {
  return formatNumber(1234.5, `es-x-${style}`);
}

const formats = new Map<string, Intl.NumberFormat>();

export function numberFormat(locale: string, { least = 0, most = 3, isGrouped = true }: Digits = {}) {
  const key = `${locale}:${least}:${most}:${isGrouped}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(separatorsOf(locale), {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    // Spanish alone would leave four digits together; its regions in America do not.
    useGrouping: isGrouped ? "always" : false,
    signDisplay: "negative",
  });
  formats.set(key, made);
  return made;
}

// A language whose separators are those of the style.
function separatorsOf(locale: string): string {
  if (locale.endsWith("-x-comma")) return "es";
  return locale.endsWith("-x-point") ? "en" : locale;
}
