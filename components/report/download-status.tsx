"use client";

import { useTranslations } from "use-intl";
import type { Download } from "@/lib/browser/use-download";
import type { ExportFormat } from "@/lib/report/export-format";
import { problemKey } from "./problem-key";
import { SignInLink } from "./sign-in-link";

type DownloadStatusProps = { download: Download<ExportFormat>; onCancel: () => void };

/** What has become of a file: on its way, saved, or why there is none. */
export function DownloadStatus({ download, onCancel }: DownloadStatusProps) {
  const t = useTranslations("export");
  return (
    <>
      <p className="text-muted text-sm empty:hidden" role="status">
        {download.state === "running" && (
          <>
            {t("preparing", { format: t(download.label) })}{" "}
            <button className="text-button" onClick={onCancel} type="button">
              {t("cancel")}
            </button>
          </>
        )}
        {download.state === "saved" && <span className="sr-only">{t("done", { name: download.name })}</span>}
      </p>
      {download.state === "failed" && <DownloadFailure code={download.code} onClose={onCancel} />}
    </>
  );
}

function DownloadFailure({ code, onClose }: { code: string; onClose: () => void }) {
  const t = useTranslations();
  const reason = code === "too-large" ? t("export.tooLarge") : t(`problems.${problemKey(code)}`);
  return (
    <p
      className="flex max-w-md flex-wrap gap-x-2 rounded-md bg-over-soft px-2.5 py-0.5 text-over text-sm"
      role="alert"
    >
      <span>{t("export.failed", { problem: reason })}</span>
      {code === "unauthenticated" && <SignInLink className="text-button" />}
      <button className="text-button" onClick={onClose} type="button">
        {t("export.close")}
      </button>
    </p>
  );
}
