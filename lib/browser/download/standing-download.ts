"use client";

import { createTabValue } from "@/lib/browser/tab-value";
import type { Progress } from "@/lib/report/answers/report-answer";
import type { ExportFormat } from "@/lib/report/export-format";

export type DownloadOutcome = { state: "saved"; name: string } | { state: "failed"; code: string };

/** What has become of the file that was asked for last. */
export type Download =
  | DownloadOutcome
  | {
      state: "running";
      kind: ExportFormat;
      /** While the figures of the file are still being read. */
      progress?: Progress;
    };

const last = createTabValue<Download>();
let running: AbortController | null = null;

/** The file that was asked for last, also on another page of the tab; null = none. */
export const useDownload = last.use;

export const tellDownload = last.set;

/** Stops a file that is being made, and forgets what has become of the last one. */
export function dropDownload(): void {
  running?.abort();
  last.set(null);
}

/** A file is being made from now on: one at a time, because whoever asks for another has no use for the one before. */
export function beginDownload(kind: ExportFormat): AbortSignal {
  running?.abort();
  running = new AbortController();
  last.set({ state: "running", kind });
  return running.signal;
}
