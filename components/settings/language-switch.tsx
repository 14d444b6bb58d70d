"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl";
import { keepChoice } from "@/lib/browser/choice-cookie";
import { localeCookie, locales } from "@/lib/messages/locale";

/** The other language, one click away; the choice is kept in a cookie that the server reads. */
export function LanguageSwitch() {
  const t = useTranslations("app");
  const current = useLocale();
  const router = useRouter();
  const choose = (locale: string) => {
    keepChoice(localeCookie, locale);
    router.refresh();
  };
  return (
    <fieldset className="flex">
      <legend className="sr-only">{t("language")}</legend>
      {locales.map((locale) => (
        <button
          aria-pressed={locale === current}
          className="rounded px-2 py-1 text-muted uppercase hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
          key={locale}
          lang={locale}
          onClick={() => choose(locale)}
          type="button"
        >
          {locale}
        </button>
      ))}
    </fieldset>
  );
}
