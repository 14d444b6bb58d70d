"use client";

import { useEffect, useMemo } from "react";
import { dayAt } from "@/lib/dates/zone";
import type { LinkProblem } from "@/lib/search/link-problem";
import { type OperationName, type ResolvedQuestion, resolveQuestion } from "@/lib/search/resolve-question";
import { type LinkChange, useReportLink } from "./use-report-link";

/** The link, resolved against the operation's today, and the way to change it. */
export function useQuestion(
  operations: readonly [OperationName, ...OperationName[]],
  nowMs: number,
): ResolvedQuestion & { change: (change: LinkChange, step?: "push" | "replace") => void } {
  const { link, problems, change } = useReportLink();
  const todayKey = operations.map(({ timeZone }) => dayAt(nowMs, timeZone)).join();
  const question = useMemo(() => {
    const days = new Map(
      operations.map(({ timeZone }, place) => [timeZone, todayKey.split(",")[place] ?? ""]),
    );
    return resolveQuestion({ link, problems }, operations, (timeZone) => days.get(timeZone) ?? "");
  }, [link, problems, operations, todayKey]);
  const unknown = listUnknownWords(problems);
  useEffect(() => dropWords(unknown), [unknown]);
  return { ...question, change };
}

function listUnknownWords(problems: readonly LinkProblem[]): string {
  const unknown = problems.filter(({ reason }) => reason === "unknown-word");
  return new URLSearchParams(unknown.map(({ word }) => [word, ""])).toString();
}

// Old bookmarks must open: words that nobody knows leave the address.
function dropWords(words: string): void {
  if (words === "") return;
  const address = new URL(window.location.href);
  for (const word of new URLSearchParams(words).keys()) address.searchParams.delete(word);
  window.history.replaceState(null, "", address);
}
