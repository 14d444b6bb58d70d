"use client";

import { useTranslations } from "use-intl";
import { PagePlaceholder } from "@/components/ui/page-placeholder";

/** What a page for administrators is to everybody else. */
export function Refusal({ page }: { page: "calls" | "teams" }) {
  const t = useTranslations();
  return (
    <PagePlaceholder text={t(`${page}.refusedText`)} title={t("calls.refusedTitle")}>
      <a className="main-button" href="/">
        {t("app.home")}
      </a>
    </PagePlaceholder>
  );
}
