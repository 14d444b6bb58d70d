"use client";

import { useTranslations } from "use-intl";
import { PagePlaceholder } from "@/components/ui/page-placeholder";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("app");
  const id = error.digest ? ` ${t("errorId", { id: error.digest })}` : "";
  return (
    <PagePlaceholder text={`${t("errorText")}${id}`} title={t("errorTitle")}>
      <button className="main-button" onClick={reset} type="button">
        {t("retry")}
      </button>
    </PagePlaceholder>
  );
}
