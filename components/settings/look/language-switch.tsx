"use client";

import { useLocale, useTranslations } from "use-intl";
import { useServerChoice } from "@/lib/browser/use-server-choice";
import { languageCookie, languageOf, languages } from "@/lib/messages/locale";

/** The other language, one click away; the choice is kept in a cookie that the server reads. */
export function LanguageSwitch() {
  const t = useTranslations("app");
  const current = languageOf(useLocale());
  const choose = useServerChoice(languageCookie);
  return (
    <fieldset className="flex">
      <legend className="sr-only">{t("language")}</legend>
      {languages.map((language) => (
        <button
          aria-pressed={language === current}
          className="rounded px-2 py-1 text-muted uppercase hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
          key={language}
          lang={language}
          onClick={() => choose(language)}
          type="button"
        >
          {language}
        </button>
      ))}
    </fieldset>
  );
}
