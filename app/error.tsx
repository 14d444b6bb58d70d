"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { mainLook } from "@/components/ui/button-main";
import { PagePlaceholder } from "@/components/ui/page-placeholder";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("app");
  // The page itself, asked for as a whole, is answered with what is wrong and when it tries again.
  useEffect(() => {
    import("@/lib/browser/health")
      .then(({ fetchIsUnwell }) => fetchIsUnwell())
      .then((isUnwell) => isUnwell && window.location.reload())
      .catch(() => undefined);
  }, []);
  const isMissing = isMissingCode(error);
  const id = error.digest ? ` ${t("errorId", { id: error.digest })}` : "";
  return (
    <PagePlaceholder
      text={isMissing ? t("missingText") : `${t("errorText")}${id}`}
      title={t(isMissing ? "missingTitle" : "errorTitle")}
    >
      <button className={mainLook} onClick={isMissing ? () => window.location.reload() : reset} type="button">
        {t(isMissing ? "reload" : "retry")}
      </button>
    </PagePlaceholder>
  );
}

// A part of the page's code that could not be fetched is asked for again by nobody but a new page: after a deploy the
// old one's parts are gone. The bundler names the error so.
function isMissingCode({ name }: Error): boolean {
  return name === "ChunkLoadError";
}
