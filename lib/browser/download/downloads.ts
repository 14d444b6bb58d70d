"use client";

import { ApiError, fetchJson } from "@/lib/browser/api";
import { formatFiguresAddress } from "@/lib/browser/queries/figures-query";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { type ExportFormat, tellsDays } from "@/lib/report/export-format";
import { type FileRows, formatExportAddress } from "@/lib/search/export-address";
import type { ReportLink } from "@/lib/search/report-link";
import { fetchFile } from "./fetch-file";
import type { SavePicture } from "./offered-picture";
import { saveFile } from "./save-file";
import { beginDownload, type DownloadOutcome, tellDownload } from "./standing-download";

/**
 * Makes a file of what a link shows, once all of it has been read, and hands it to the browser under its name. Never throws:
 * what came of it is the answer, null where it was dropped.
 */
export function downloadFile(
  kind: ExportFormat,
  link: ReportLink,
  by: FileRows = null,
): Promise<DownloadOutcome | null> {
  return follow(kind, async (signal) => {
    await awaitFigures(kind, link, signal);
    const { blob, name } = await fetchFile(formatExportAddress(link, kind, by), signal);
    saveFile(blob, name);
    return name;
  });
}

// The export itself waits no longer than a page does, and would be a part of a long range. What fails is told by it.
async function awaitFigures(kind: ExportFormat, link: ReportLink, signal: AbortSignal): Promise<void> {
  const needsDays = tellsDays(kind) || link.perDay;
  for (;;) {
    const { progress, problem, refreshSeconds } = await fetchJson<AnswerFacts>(formatFiguresAddress(link), {
      signal,
      headers: { prefer: "wait=2, handling=lenient" },
    });
    if (signal.aborted || !progress || problem || (progress.of === "days" && !needsDays)) return;
    tellDownload({ state: "running", kind, progress });
    await new Promise((resolve) => setTimeout(resolve, (refreshSeconds ?? 1) * 1000));
    if (signal.aborted) return;
  }
}

/** The same of the picture that the page offers. */
export function downloadPicture(save: SavePicture): Promise<DownloadOutcome | null> {
  return follow("png", async () => {
    try {
      return await save();
    } catch {
      throw new ApiError("no-picture", "The browser made no picture.", 0, null);
    }
  });
}

async function follow(
  kind: ExportFormat,
  make: (signal: AbortSignal) => Promise<string>,
): Promise<DownloadOutcome | null> {
  const signal = beginDownload(kind);
  const outcome = await make(signal).then(
    (name): DownloadOutcome => ({ state: "saved", name }),
    (error): DownloadOutcome => ({
      state: "failed",
      code: error instanceof ApiError ? error.code : "unexpected",
    }),
  );
  if (signal.aborted) return null;
  tellDownload(outcome);
  return outcome;
}
