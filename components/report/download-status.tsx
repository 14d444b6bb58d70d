"use client";

import { useTranslations } from "use-intl";
import { problemKey } from "@/components/figures/problem-key";
import { Button } from "@/components/ui/button";
import type { Download } from "@/lib/browser/use-download";
import type { ExportFormat } from "@/lib/report/export-format";

type DownloadStatusProps = { download: Download<ExportFormat>; onCancel: () => void };

// Over the page: what becomes of a file moves no control.
const note =
  "absolute end-0 top-[calc(100%+4px)] z-5 w-max max-w-[min(300px,calc(100vw-32px))] rounded-[8px] border bg-card px-3 py-1.5 shadow-[0_4px_16px_rgb(0_0_0/12%)] max-sm:start-0 max-sm:end-auto";

/** What has become of a file: on its way, saved, or why there is none. */
export function DownloadStatus({ download, onCancel }: DownloadStatusProps) {
  const t = useTranslations("export");
  return (
    <>
      <div role="status">
        {download.state === "running" && (
          <p className={`${note} border-line`}>
            {t("preparing", { format: t(download.label) })}{" "}
            <Button look="text" onClick={onCancel}>
              {t("cancel")}
            </Button>
          </p>
        )}
        {download.state === "saved" && <p className="sr-only">{t("done", { name: download.name })}</p>}
      </div>
      {download.state === "failed" && <DownloadFailure code={download.code} onClose={onCancel} />}
    </>
  );
}

function DownloadFailure({ code, onClose }: { code: string; onClose: () => void }) {
  const t = useTranslations();
  const reason = code === "too-large" ? t("export.tooLarge") : t(`problems.${problemKey(code)}`);
  return (
    <div className={`${note} border-over text-over`} role="alert">
      <p>{t("export.failed", { problem: reason })}</p>
      <p className="flex gap-3">
        <Button look="text" onClick={onClose}>
          {t("export.close")}
        </Button>
      </p>
    </div>
  );
}
