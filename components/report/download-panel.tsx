"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { ProgressBar } from "@/components/figures/progress-bar";
import { ProgressLine } from "@/components/figures/progress-line";
import { sayProblem } from "@/components/figures/say-problem";
import { Button, buttonLooks, ChoiceText } from "@/components/ui/button";
import { isPlainClick, PageLink } from "@/components/ui/page-link";
import { downloadFile, downloadPicture } from "@/lib/browser/download/downloads";
import {
  awaitOfferedPicture,
  saveOfferedPicture,
  useOfferedPicture,
} from "@/lib/browser/download/offered-picture";
import { type Download, dropDownload } from "@/lib/browser/download/standing-download";
import { useSite } from "@/lib/browser/site";
import { type DataFormat, dataFormats } from "@/lib/report/export-format";
import { type FileRows, formatExportAddress } from "@/lib/search/export-address";
import type { ReportLink } from "@/lib/search/report-link";
import { formatNewScheduleAddress } from "@/lib/search/settings-pages";

type DownloadPanelProps = { link: ReportLink; by: FileRows; onChoose: () => void };

/**
 * The formats of a file: links, so that a new tab or a script takes them too; the picture, which this page draws; and the way to
 * have a file sent again and again.
 */
export function DownloadPanel({ link, by, onChoose }: DownloadPanelProps) {
  const t = useTranslations();
  const { role } = useSite();
  return (
    <ul className="grid w-60 gap-1 p-1.5">
      {dataFormats.map((format) => (
        <li key={format}>
          <a
            className={buttonLooks.choice}
            download
            href={formatExportAddress(link, format, by)}
            onClick={(event) => {
              if (!isPlainClick(event)) return;
              event.preventDefault();
              onChoose();
              void downloadFile(format, link, by);
            }}
          >
            <ChoiceText name={t(`export.${format}`)} note={t(`export.${noteOf(format, by ?? link.by)}`)} />
          </a>
        </li>
      ))}
      {by === null && (
        <li className="grid">
          <PictureChoice onChoose={onChoose} />
        </li>
      )}
      {role !== "viewer" && by === null && (
        <li className="mt-0.5 grid border-line border-t pt-1.5">
          <PageLink className={buttonLooks.choice} href={formatNewScheduleAddress(link)}>
            <ChoiceText name={t("export.schedule")} note={t("export.scheduleNote")} />
          </PageLink>
        </li>
      )}
    </ul>
  );
}

/** The chart as the page shows it; where it shows none, this says so. Its code may still be on its way when it is pressed. */
function PictureChoice({ onChoose }: Pick<DownloadPanelProps, "onChoose">) {
  const t = useTranslations("export");
  const [isWaiting, setWaiting] = useState(true);
  const isNone = useOfferedPicture() === null && !isWaiting;
  useEffect(() => void awaitOfferedPicture().then(() => setWaiting(false)), []);
  return (
    <Button
      className="disabled:opacity-60"
      disabled={isNone}
      look="choice"
      onClick={() => {
        onChoose();
        void downloadPicture(saveOfferedPicture);
      }}
    >
      <ChoiceText name={t("png")} note={t(isNone ? "pngNone" : "pngNote")} />
    </Button>
  );
}

function noteOf(format: DataFormat, by: ReportLink["by"] | FileRows) {
  return by === null || format === "json" ? (`${format}Note` as const) : (`${format}Note-${by}` as const);
}

// Over the page: what becomes of a file moves no control.
const note =
  "absolute end-0 top-[calc(100%+4px)] z-5 w-max max-w-[min(300px,calc(100vw-32px))] rounded-[8px] border bg-card px-3 py-1.5 shadow-[0_4px_16px_rgb(0_0_0/12%)] max-sm:start-0 max-sm:end-auto";

/** What has become of a file: on its way, saved, or why there is none. Whoever draws it tells of the first two. */
export function DownloadNote({ download }: { download: Download }) {
  const t = useTranslations("export");
  switch (download.state) {
    case "running":
      return (
        <div className={`${note} grid gap-1 border-line`}>
          <p>
            {t("preparing", { format: t(download.kind) })}{" "}
            <Button look="text" onClick={dropDownload}>
              {t("cancel")}
            </Button>
          </p>
          {download.progress ? (
            <>
              <ProgressLine progress={download.progress} />
              <p className="text-muted text-sm">{t("waits")}</p>
            </>
          ) : (
            <ProgressBar aria-label={t("preparing", { format: t(download.kind) })} done={null} total={0} />
          )}
        </div>
      );
    case "saved":
      return <p className="sr-only">{t("done", { name: download.name })}</p>;
    case "failed":
      return <DownloadFailure code={download.code} />;
  }
}

function DownloadFailure({ code }: { code: string }) {
  const t = useTranslations();
  const reason = code === "too-large" || code === "no-picture" ? t(`export.${code}`) : sayProblem(t, code);
  return (
    <div className={`${note} border-over text-over`} role="alert">
      <p>{t("export.failed", { problem: reason })}</p>
      <p className="flex gap-3">
        <Button look="text" onClick={dropDownload}>
          {t("export.close")}
        </Button>
      </p>
    </div>
  );
}
