/** What the words are written in. */
export const languages = ["es", "en"] as const;

export type Language = (typeof languages)[number];

/** How numbers are written: with a decimal comma, `1.234,5`, or with a decimal point, `1,234.5`. */
export const numberStyles = ["comma", "point"] as const;

export type NumberStyle = (typeof numberStyles)[number];

/**
 * The reader's language and their way of writing numbers in one tag, `es-x-point`. A subtag behind `x` is for private use
 * (RFC 5646, 2.2.7): Intl reads the language alone, so words and dates follow it, and numbers are written by
 * number-format.ts. A language alone writes numbers as its default region does.
 */
export type Locale = Language | `${Language}-x-${NumberStyle}`;

export const languageCookie = "auxboard-locale";
export const numberStyleCookie = "auxboard-numbers";

export function languageOf(locale: Locale): Language {
  return locale.startsWith("en") ? "en" : "es";
}

export function numberStyleOf(locale: Locale): NumberStyle {
  if (locale.endsWith("-x-comma")) return "comma";
  return locale.endsWith("-x-point") || languageOf(locale) === "en" ? "point" : "comma";
}
