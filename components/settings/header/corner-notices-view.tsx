"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useNewVersion } from "@/lib/browser/queries/use-new-version";

type CornerNoticesProps = {
  /** Sessions that were open already when this one began, moments ago; else 0. */
  otherSessions: number;
};

/** What may be said of the page as a whole, out of the way, until the reader takes it away. */
export function CornerNoticesView({ otherSessions }: CornerNoticesProps) {
  const t = useTranslations();
  const build = useNewVersion();
  const [refused, setRefused] = useState<string | null>(null);
  const [isSeen, setSeen] = useState(false);
  return (
    <div
      className="fixed end-4 bottom-4 z-44 grid max-w-[calc(100vw-32px)] justify-items-end gap-2 print:hidden"
      role="status"
    >
      {otherSessions > 0 && !isSeen && (
        <CornerNotice onClose={() => setSeen(true)}>
          <span>{t("app.otherSessions", { count: otherSessions })}</span>
          <a className={buttonLooks.text} href="/account#sessions">
            {t("app.seeSessions")}
          </a>
        </CornerNotice>
      )}
      {/* After a deploy: the offer to load the page anew, no more than once a version. */}
      {build !== null && build !== refused && (
        <CornerNotice onClose={() => setRefused(build)}>
          <span>{t("version.new")}</span>
          <Button look="text" onClick={() => window.location.reload()}>
            {t("version.reload")}
          </Button>
        </CornerNotice>
      )}
    </div>
  );
}

function CornerNotice({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const t = useTranslations("version");
  return (
    <div className="flex max-w-full items-center gap-2.5 rounded-lg border border-control bg-card py-2 ps-4 pe-2">
      {children}
      <Button aria-label={t("later")} look="bareIcon" onClick={onClose} title={t("later")}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
