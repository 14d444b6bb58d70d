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
    return { language: tag.slice(0, 2).toLowerCase(), weight: Number(quality.trim().slice(2)) || 0 };
  });
  const spoken = wanted.sort((a, b) => b.weight - a.weight).find(({ language }) => isLocale(language));
  return isLocale(spoken?.language) ? spoken.language : "es";
}
