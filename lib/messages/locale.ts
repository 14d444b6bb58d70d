export const locales = ["es", "en"] as const;

export type Locale = (typeof locales)[number];

export const localeCookie = "auxboard-locale";

function isLocale(text: string | undefined): text is Locale {
  return text === "es" || text === "en";
}

/** The reader's language: their choice, else the first of the browser's languages that we speak, else Spanish. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", quality = "q=1"] = part.trim().split(";");
    const [language = ""] = tag.toLowerCase().split("-");
    return { language, weight: Number(quality.trim().slice(2)) || 0 };
  });
  // `q=0` names a language that is not wanted (RFC 9110, 12.4.2).
  const spoken = wanted
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .find(({ language }) => isLocale(language));
  return isLocale(spoken?.language) ? spoken.language : "es";
}
