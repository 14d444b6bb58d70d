"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { leave } from "@/lib/browser/leave";
import { useSite } from "@/lib/browser/site";
import { showPanel } from "@/lib/browser/use-panel";
import { useReportLink } from "@/lib/browser/use-report-link";
import { dayPath, formatPageAddress } from "@/lib/search/page-address";
import { listSettingsPages, settingsFolder } from "@/lib/search/settings-pages";
import { NumberStyleSwitch } from "../look/number-style-switch";
import { ThemeSwitch } from "../look/theme-switch";

export type AccountPanelProps = {
  email: string;
  onClose: () => void;
};

/** Who is signed in, their theme, how their numbers are written, their pages, and the sign-out. */
export function AccountPanel({ email, onClose }: AccountPanelProps) {
  const t = useTranslations();
  const router = useRouter();
  const { role } = useSite();
  const { link } = useReportLink();
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
      <a className={buttonLooks.choice} href={formatPageAddress("/now", link)}>
        {t("app.now")}
      </a>
      <a className={buttonLooks.choice} href={formatPageAddress(dayPath, link)}>
        {t("app.day")}
      </a>
      <a className={buttonLooks.choice} href="/account">
        {t("app.ownAccount")}
      </a>
      {listSettingsPages(role).map((page) => (
        <a
          className={buttonLooks.choice}
          href={formatPageAddress(`${settingsFolder}${page}`, link)}
          key={page}
        >
          {t(`app.${page}`)}
        </a>
      ))}
      <Button look="choice" onClick={() => void leave(router)}>
        {t("app.signOut")}
      </Button>
    </div>
  );
}
