"use client";

import { useEffect, useRef, useState } from "react";
import { ApiError, fetchFile } from "./api";
import { saveFile } from "./save-file";

/** What has become of the file that was asked for last. */
export type Download<Label> =
  | { state: "none" }
  | { state: "running"; label: Label }
  | { state: "saved"; name: string }
  | { state: "failed"; code: string };

/** Fetches files and hands them to the browser under their names; a refusal stays on the page, to be told in words. */
export function useDownload<Label>() {
  const [download, setDownload] = useState<Download<Label>>({ state: "none" });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const cancel = () => {
    running.current?.abort();
    setDownload({ state: "none" });
  };
  const start = async (path: string, label: Label) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setDownload({ state: "running", label });
    const outcome = await tryDownload(path, own.signal);
    if (!own.signal.aborted) setDownload(outcome);
  };
  return { download, start, cancel };
}

/** Fetches one file and hands it to the browser under its name. Never throws: what came of it is the answer. */
export async function tryDownload(path: string, signal: AbortSignal): Promise<Download<never>> {
  try {
    const { blob, name } = await fetchFile(path, signal);
    saveFile(blob, name);
    return { state: "saved", name };
  } catch (error) {
    return { state: "failed", code: error instanceof ApiError ? error.code : "unexpected" };
  }
}
