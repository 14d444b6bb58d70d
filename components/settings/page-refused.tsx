"use client";

import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { PagePlaceholder } from "@/components/ui/page-placeholder";
import { listSettingsPages, type SettingsPage } from "@/lib/search/settings-pages";
import { pageWords } from "./settings-frame";

/** What whoever may not see a page of settings sees there. */
export function PageRefused({ page }: { page: SettingsPage }) {
  const t = useTranslations();
  const isOfSupervisors = listSettingsPages("supervisor").includes(page);
  return (
    <PagePlaceholder
      text={t(`${pageWords[page]}.refusedText`)}
      title={t(isOfSupervisors ? "apiKeys.refusedTitle" : "calls.refusedTitle")}
    >
      <a className={buttonLooks.main} href="/">
        {t("app.home")}
      </a>
    </PagePlaceholder>
  );
}
