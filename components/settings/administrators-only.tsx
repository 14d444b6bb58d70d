"use client";

import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { PagePlaceholder } from "@/components/ui/page-placeholder";

/** What everybody else sees on a page for administrators. */
export function AdministratorsOnly({ page }: { page: "calls" | "teams" }) {
  const t = useTranslations();
  return (
    <PagePlaceholder text={t(`${page}.refusedText`)} title={t("calls.refusedTitle")}>
      <a className={buttonLooks.main} href="/">
        {t("app.home")}
      </a>
    </PagePlaceholder>
  );
}
