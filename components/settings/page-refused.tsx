"use client";

import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { PagePlaceholder } from "@/components/ui/page-placeholder";
import type { SettingsPage } from "@/lib/search/settings-pages";

/** What whoever may not see a page of settings sees there. */
export function PageRefused({ page }: { page: SettingsPage }) {
  const t = useTranslations();
  const [title, text] = (
    {
      operation: ["calls.refusedTitle", "operation.refusedText"],
      allowances: ["calls.refusedTitle", "allowances.refusedText"],
      roster: ["calls.refusedTitle", "roster.refusedText"],
      states: ["calls.refusedTitle", "states.refusedText"],
      teams: ["calls.refusedTitle", "teams.refusedText"],
      calls: ["calls.refusedTitle", "calls.refusedText"],
      people: ["calls.refusedTitle", "people.refusedText"],
      trail: ["calls.refusedTitle", "trail.refusedText"],
      "personal-data": ["calls.refusedTitle", "personalData.refusedText"],
      shares: ["apiKeys.refusedTitle", "shares.refusedText"],
      api: ["apiKeys.refusedTitle", "apiPage.refusedText"],
      alerts: ["apiKeys.refusedTitle", "alerts.refusedText"],
      schedules: ["apiKeys.refusedTitle", "schedules.refusedText"],
      keys: ["apiKeys.refusedTitle", "apiKeys.refusedText"],
    } as const
  )[page];
  return (
    <PagePlaceholder text={t(text)} title={t(title)}>
      <a className={buttonLooks.main} href="/">
        {t("app.home")}
      </a>
    </PagePlaceholder>
  );
}
