"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useStateName } from "@/components/figures/use-state-name";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { SavedView } from "@/lib/report/answers/saved-view";
import type { TeamName } from "@/lib/report/team";
import type { Choice } from "./choice";
import { listDownloads } from "./download-choices";
import { listFigureChoices } from "./figure-choices";
import { listLinkChoices } from "./link-choices";
import { listPlaceChoices, listSavedViews } from "./place-choices";
import type { CommandContext } from "./use-command-context";

/** Everything that can be chosen, folded once for all the letters that follow. */
export function useChoices(
  answer: ReportAnswer | undefined,
  teams: readonly TeamName[],
  views: readonly SavedView[],
  context: CommandContext,
  say: (text: string) => void,
): readonly Choice[] {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = useStateName();
  return useMemo(() => {
    const question = readStandingQuestion(context.operations);
    const sources = { ...context, t, locale, question, say };
    return [
      ...listLinkChoices(sources, teams),
      ...listFigureChoices(sources, answer, nameOf),
      ...listDownloads(sources),
      ...listPlaceChoices(sources),
      ...listSavedViews(sources, views),
    ];
  }, [answer, teams, views, context, locale, say, nameOf, t]);
}
