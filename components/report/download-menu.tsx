"use client";

import { useTranslations } from "use-intl";
import { late } from "@/components/ui/late";
import { useLoading } from "@/components/ui/on-approach";
import { Popover } from "@/components/ui/popover";
import { useDownload } from "@/lib/browser/download/standing-download";
import type { FileRows } from "@/lib/search/export-address";
import type { ReportLink } from "@/lib/search/report-link";

const load = () => import("./download-panel");
const DownloadPanel = late(() => load().then((module) => module.DownloadPanel), { onServer: false });
const DownloadNote = late(() => load().then((module) => module.DownloadNote), { onServer: false });

/** What the link shows, as a file or a picture, and what has become of the last one. */
export function DownloadMenu({ link, by = null }: { link: ReportLink; by?: FileRows }) {
  const t = useTranslations("export");
  const download = useDownload();
  // Also where the network is lost a moment after the figures have come.
  useLoading(load, 0);
  const note = download && <DownloadNote download={download} />;
  return (
    <div className="relative inline-flex">
      <Popover label={t("title")} load={load} trigger={t("button")}>
        {(close) => <DownloadPanel by={by} link={link} onChoose={close} />}
      </Popover>
      <div role="status">{download?.state !== "failed" && note}</div>
      {download?.state === "failed" && note}
    </div>
  );
}
