"use client";

import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { Popover } from "@/components/ui/popover";
import { useDownload } from "@/lib/browser/use-download";
import { type ExportFormat, exportFormats } from "@/lib/report/export-format";
import { formatExportAddress } from "@/lib/search/export-address";
import type { ReportLink } from "@/lib/search/report-link";
import { DownloadStatus } from "./download-status";

/** What the link shows, as a file: links, so that a new tab or a script takes them too. */
export function DownloadMenu({ link }: { link: ReportLink }) {
  const t = useTranslations("export");
  const { download, start, cancel } = useDownload<ExportFormat>();
  return (
    <div className="relative inline-flex">
      <Popover label={t("title")} trigger={t("button")}>
        {(close) => (
          <ul className="grid w-72 gap-1 p-2">
            {exportFormats.map((format) => (
              <li key={format}>
                <a
                  className="menu-choice"
                  download
                  href={formatExportAddress(link, format)}
                  onClick={(event) => {
                    if (!isPlain(event)) return;
                    event.preventDefault();
                    close();
                    void start(formatExportAddress(link, format), format);
                  }}
                >
                  <span className="font-medium">{t(format)}</span>
                  <span className="text-muted text-sm">{t(noteOf(format, link))}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      <DownloadStatus download={download} onCancel={cancel} />
    </div>
  );
}

function noteOf(format: ExportFormat, { by }: Pick<ReportLink, "by">) {
  return by === null || format === "json" ? (`${format}Note` as const) : (`${format}Note-${by}` as const);
}

function isPlain({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !(altKey || ctrlKey || metaKey || shiftKey);
}
