"use client";

import { useTranslations } from "use-intl";
import { buttonLooks, ChoiceText } from "@/components/ui/button";
import { isPlainClick } from "@/components/ui/page-link";
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
          <ul className="grid w-60 gap-1 p-1.5">
            {exportFormats.map((format) => (
              <li key={format}>
                <a
                  className={buttonLooks.choice}
                  download
                  href={formatExportAddress(link, format)}
                  onClick={(event) => {
                    if (!isPlainClick(event)) return;
                    event.preventDefault();
                    close();
                    void start(formatExportAddress(link, format), format);
                  }}
                >
                  <ChoiceText name={t(format)} note={t(noteOf(format, link))} />
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
