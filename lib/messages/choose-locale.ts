import {
  type Language,
  type Locale,
  languageCookie,
  languages,
  type NumberStyle,
  numberStyleCookie,
  numberStyles,
} from "./locale";

/** What a browser says of its reader. `choiceOf` reads a cookie; whoever asks checks what it holds. */
export type ReaderSigns = {
  choiceOf: (cookie: string) => string | undefined;
  acceptLanguage: string | null;
};

type Tag = { language: string; region: string | null };

const defaultRegions: Record<Language, string> = { es: "CO", en: "US" };

/** The reader's language and way of writing numbers: what they chose, else what their browser's languages say. */
export function chooseLocale({ choiceOf, acceptLanguage }: ReaderSigns): Locale {
  const tags = parseTags(acceptLanguage ?? "");
  const language = languages.find((known) => known === choiceOf(languageCookie)) ?? firstSpoken(tags) ?? "es";
  const style =
    numberStyles.find((known) => known === choiceOf(numberStyleCookie)) ?? styleIn(tags, language);
  return `${language}-x-${style}`;
}

// `q=0` names a language that is not wanted (RFC 9110, 12.4.2).
function parseTags(acceptLanguage: string): Tag[] {
  return acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", quality = "q=1"] = part.trim().split(";");
      return { tag, weight: Number(quality.trim().slice(2)) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => parseTag(tag));
}

// Behind the language, and a script where one is named, stands the region: two letters, or three digits for a part of
// the world (RFC 5646, 2.2.4).
function parseTag(tag: string): Tag {
  const [language = "", ...rest] = tag.toLowerCase().split("-");
  const [region] = /^[a-z]{4}$/.test(rest[0] ?? "") ? rest.slice(1) : rest;
  return { language, region: /^([a-z]{2}|\d{3})$/.test(region ?? "") ? (region ?? "").toUpperCase() : null };
}

function firstSpoken(tags: readonly Tag[]): Language | undefined {
  for (const tag of tags) {
    const spoken = languages.find((language) => language === tag.language);
    if (spoken) return spoken;
  }
  return undefined;
}

// The region of the first tag in the reader's language that has one, else of any tag, else the language's default.
function styleIn(tags: readonly Tag[], language: Language): NumberStyle {
  const own = tags.find((tag) => tag.language === language && tag.region !== null);
  const { region } = own ?? tags.find((tag) => tag.region !== null) ?? { region: null };
  return styleOfRegion(region) ?? styleOfRegion(defaultRegions[language]) ?? "comma";
}

// No more than there are regions: a region is two letters or three digits.
const styles = new Map<string, NumberStyle | null>();

function styleOfRegion(region: string | null): NumberStyle | null {
  if (region === null) return null;
  const known = styles.get(region);
  if (known !== undefined) return known;
  const style = askIntl(region);
  styles.set(region, style);
  return style;
}

/**
 * How numbers are written in a region, whatever the reader's language is: as in the language that most people write
 * there, else as in its Spanish. Null where Intl knows neither of the region.
 */
function askIntl(region: string): NumberStyle | null {
  const usual = new Intl.Locale(`und-${region}`).maximize().language;
  for (const language of [usual, "es"]) {
    const format = new Intl.NumberFormat(`${language}-${region}`);
    // Intl falls back to the language alone where it does not know the region.
    if (!format.resolvedOptions().locale.endsWith(`-${region}`)) continue;
    const sign = format.formatToParts(1.5).find(({ type }) => type === "decimal")?.value;
    return sign === "." ? "point" : "comma";
  }
  return null;
}
