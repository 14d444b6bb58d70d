"use client";

import type { AnswerFacts, Progress } from "@/lib/report/answers/report-answer";
import { type ExportFormat, exportFormats } from "@/lib/report/export-format";
import { formatExportAddress } from "@/lib/search/export-address";
import type { ReportLink } from "@/lib/search/report-link";
import { ApiError, fetchFile, fetchJson } from "./api";
import type { SavePicture } from "./offered-picture";
import { formatFiguresAddress } from "./queries/figures-query";
import { saveFile } from "./save-file";
import { createTabValue } from "./tab-value";

/** What can be taken away: a file of each format, and the chart as a picture. */
export const downloadKinds = [...exportFormats, "png"] as const;

export type DownloadKind = (typeof downloadKinds)[number];

type Outcome = { state: "saved"; name: string } | { state: "failed"; code: string };

/** What has become of the file that was asked for last. */
export type Download =
  | Outcome
  | {
      state: "running";
      kind: DownloadKind;
      /** While the figures of the file are still being read. */
      progress?: Progress;
    };

const last = createTabValue<Download>();
let running: AbortController | null = null;

/** The file that was asked for last, also on another page of the tab; null = none. */
export const useDownload = last.use;

/** Stops a file that is being made, and forgets what has become of the last one. */
export function dropDownload(): void {
  running?.abort();
  last.set(null);
}

/**
 * Makes a file of what a link shows, once all of it has been read, and hands it to the browser under its name. Never throws:
 * what came of it is the answer, null where it was dropped.
 */
export function downloadFile(kind: ExportFormat, link: ReportLink): Promise<Outcome | null> {
  return follow(kind, async (signal) => {
    await awaitFigures(kind, link, signal);
    const { blob, name } = await fetchFile(formatExportAddress(link, kind), signal);
    saveFile(blob, name);
    return name;
  });
}

// The export itself waits no longer than a page does, and would be a part of a long range. What fails is told by it.
async function awaitFigures(kind: ExportFormat, link: ReportLink, signal: AbortSignal): Promise<void> {
  const needsDays = kind !== "csv" || link.perDay;
  for (;;) {
    const { progress, problem, refreshSeconds } = await fetchJson<AnswerFacts>(formatFiguresAddress(link), {
      signal,
      headers: { prefer: "wait=2" },
    });
    if (signal.aborted || !progress || problem || (progress.of === "days" && !needsDays)) return;
    last.set({ state: "running", kind, progress });
    await new Promise((resolve) => setTimeout(resolve, (refreshSeconds ?? 1) * 1000));
    if (signal.aborted) return;
  }
}

/** The same of the picture that the page offers. */
export function downloadPicture(save: SavePicture): Promise<Outcome | null> {
  return follow("png", async () => {
    try {
      return await save();
    } catch {
      throw new ApiError("no-picture", "The browser made no picture.", 0, null);
    }
  });
}

// One at a time: whoever asks for another file has no use for the one before.
async function follow(
  kind: DownloadKind,
  make: (signal: AbortSignal) => Promise<string>,
): Promise<Outcome | null> {
  running?.abort();
  const own = new AbortController();
  running = own;
  last.set({ state: "running", kind });
  const outcome = await make(own.signal).then(
    (name): Outcome => ({ state: "saved", name }),
    (error): Outcome => ({ state: "failed", code: error instanceof ApiError ? error.code : "unexpected" }),
  );
  if (own.signal.aborted) return null;
  last.set(outcome);
  return outcome;
}
