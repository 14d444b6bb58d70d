"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useNewVersion } from "@/lib/browser/queries/use-new-version";

const corner =
  "fixed end-4 bottom-4 z-44 flex max-w-[calc(100vw-32px)] items-center gap-2.5 rounded-lg border border-control bg-card py-2 ps-4 pe-2 print:hidden";

/** After a deploy: the offer to load the page anew, out of the way, and no more than once a version. */
export function VersionNoticeView() {
  const t = useTranslations("version");
  const build = useNewVersion();
  const [refused, setRefused] = useState<string | null>(null);
  const isOffered = build !== null && build !== refused;
  return (
    <div className={isOffered ? corner : undefined} role="status">
      {isOffered && (
        <>
          <span>{t("new")}</span>
          <Button look="text" onClick={() => window.location.reload()}>
            {t("reload")}
          </Button>
          <Button
            aria-label={t("later")}
            look="bareIcon"
            onClick={() => setRefused(build)}
            title={t("later")}
          >
            <Icon name="close" />
          </Button>
        </>
      )}
    </div>
  );
}
