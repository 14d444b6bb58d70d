"use client";

import { useEffect, useMemo } from "react";
import { useTeamsQuery } from "@/lib/browser/queries/use-teams-query";
import { dayAt } from "@/lib/dates/zone";
import { isLinkWord } from "@/lib/search/report-link";
import { resolveQuestion } from "@/lib/search/resolve-question";
import { chosenOperation } from "@/lib/search/switch-operation";
import { useSite } from "./site";
import type { StandingQuestion } from "./standing-question";
import { type ChangeLink, useReportLink } from "./use-report-link";

type PageQuestion = StandingQuestion & {
  change: ChangeLink;
  /** As a page's title has it: null where there is one operation only. */
  operationName: string | null;
};

/** The link, resolved against the operation's today, which is told too, and the way to change it. */
export function useQuestion(): PageQuestion {
  const { operations, nowMs } = useSite();
  const { link, problems, change } = useReportLink();
  const known = useTeamsQuery(chosenOperation(link, operations).id, link.teams.length > 0);
  const todayKey = operations.map(({ timeZone }) => dayAt(nowMs, timeZone)).join();
  const question = useMemo(() => {
    const days = new Map(
      operations.map(({ timeZone }, place) => [timeZone, todayKey.split(",")[place] ?? ""]),
    );
    const todayIn = (timeZone: string) => days.get(timeZone) ?? "";
    return resolveQuestion({ link, problems }, operations, todayIn, known);
  }, [link, problems, operations, todayKey, known]);
  const hasUnknown = problems.some(({ reason }) => reason === "unknown-word");
  useEffect(() => {
    if (hasUnknown) dropUnknownWords();
  }, [hasUnknown]);
  const { name, timeZone } = question.operation;
  const operationName = operations.length > 1 ? name : null;
  return { ...question, today: dayAt(nowMs, timeZone), change, operationName };
}

// Old bookmarks must open: words that nobody knows leave the address.
function dropUnknownWords(): void {
  const address = new URL(window.location.href);
  for (const word of [...address.searchParams.keys()]) {
    if (!isLinkWord(word)) address.searchParams.delete(word);
  }
  window.history.replaceState(null, "", address);
}
