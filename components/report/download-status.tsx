"use client";

import { useTranslations } from "use-intl";
import type { Download } from "@/lib/browser/use-download";
import type { ExportFormat } from "@/lib/report/export-format";
import { problemKey } from "./problem-key";

type DownloadStatusProps = { download: Download<ExportFormat>; onCancel: () => void };

/** What has become of a file: on its way, saved, or why there is none. */
export function DownloadStatus({ download, onCancel }: DownloadStatusProps) {
  const t = useTranslations("export");
  return (
    <>
      <div role="status">
        {download.state === "running" && (
          <p className="download-note">
            {t("preparing", { format: t(download.label) })}{" "}
            <button className="text-button" onClick={onCancel} type="button">
              {t("cancel")}
            </button>
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
    <div className="download-note download-note-failed" role="alert">
      <p>{t("export.failed", { problem: reason })}</p>
      <p className="flex gap-4">
        <button className="text-button" onClick={onClose} type="button">
          {t("export.close")}
        </button>
      </p>
    </div>
  );
}
