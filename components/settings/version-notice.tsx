"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import { useNewVersion } from "@/lib/browser/use-new-version";

/** After a deploy: the offer to load the page anew, out of the way, and no more than once a version. */
export function VersionNotice() {
  const t = useTranslations("version");
  const build = useNewVersion();
  const [refused, setRefused] = useState<string | null>(null);
  const isOffered = build !== null && build !== refused;
  return (
    <div className={isOffered ? "version-notice" : undefined} role="status">
      {isOffered && (
        <>
          <span>{t("new")}</span>
          <button className="text-button" onClick={() => window.location.reload()} type="button">
            {t("reload")}
          </button>
          <button
            aria-label={t("later")}
            className="control-button px-1.5"
            onClick={() => setRefused(build)}
            title={t("later")}
            type="button"
          >
            <Icon name="close" />
          </button>
        </>
      )}
    </div>
  );
}
