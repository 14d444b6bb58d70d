"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { leave } from "@/lib/browser/session";
import { chooseTheme, shownTheme, type Theme, themes } from "@/lib/browser/theme";
import { showPanel } from "@/lib/browser/use-panel";
import { useServerChoice } from "@/lib/browser/use-server-choice";
import { type NumberStyle, numberStyleCookie, numberStyleOf, numberStyles } from "@/lib/messages/locale";
import { sampleNumber } from "@/lib/messages/number-format";

export type AccountPanelProps = {
  email: string;
  /** The pages that are open to this reader beside the report. */
  pages: readonly { name: string; address: string }[];
  onClose: () => void;
};

/** Who is signed in, their theme, how their numbers are written, their pages, and the sign-out. */
export function AccountPanel({ email, pages, onClose }: AccountPanelProps) {
  const t = useTranslations();
  const router = useRouter();
  return (
    <div className="grid min-w-48 gap-1 p-1.5">
      <p className="max-w-52 truncate px-2 py-1 text-muted text-sm">{email}</p>
      <div className="grid gap-1 px-2 pb-2">
        <span aria-hidden="true" className="text-muted text-sm">
          {t("theme.label")}
        </span>
        <ThemeSwitch />
      </div>
      <div className="grid gap-1 px-2 pb-2">
        <span aria-hidden="true" className="text-muted text-sm">
          {t("app.numbers")}
        </span>
        <NumberStyleSwitch />
      </div>
      <Button
        look="choice"
        onClick={() => {
          onClose();
          showPanel("keys");
        }}
      >
        {t("commands.keysTitle")}
      </Button>
      <a className={buttonLooks.choice} href="/account">
        {t("account.title")}
      </a>
      {pages.map(({ name, address }) => (
        <a className={buttonLooks.choice} href={address} key={address}>
          {name}
        </a>
      ))}
      <Button look="choice" onClick={() => void leave(router)}>
        {t("app.signOut")}
      </Button>
    </div>
  );
}

/** Light, dark, or as the system says; rendered only in the browser, where the page's theme is known. */
export function ThemeSwitch() {
  const t = useTranslations("theme");
  const [theme, setTheme] = useState(shownTheme);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <Segmented<Theme>
      choices={themes.map((value) => ({ value, label: t(value) }))}
      chosen={theme}
      label={t("label")}
      onChoose={choose}
    />
  );
}

/** How numbers are written; kept in a cookie, so that the server writes page and files alike. */
export function NumberStyleSwitch() {
  const t = useTranslations("app");
  const current = numberStyleOf(useLocale());
  const choose = useServerChoice(numberStyleCookie);
  return (
    <Segmented<NumberStyle>
      choices={numberStyles.map((value) => ({ value, label: sampleNumber(value) }))}
      chosen={current}
      label={t("numbers")}
      onChoose={choose}
    />
  );
}
