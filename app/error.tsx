"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { PagePlaceholder } from "@/components/ui/page-placeholder";
import { fetchIsUnwell } from "@/lib/browser/health";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("app");
  // The page itself, asked for as a whole, is answered with what is wrong and when it tries again.
  useEffect(() => {
    void fetchIsUnwell().then((isUnwell) => isUnwell && window.location.reload());
  }, []);
  const id = error.digest ? ` ${t("errorId", { id: error.digest })}` : "";
  return (
    <PagePlaceholder text={`${t("errorText")}${id}`} title={t("errorTitle")}>
      <button className="main-button" onClick={reset} type="button">
        {t("retry")}
      </button>
    </PagePlaceholder>
  );
}
