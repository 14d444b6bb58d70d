"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { TeamName } from "@/lib/report/team";
import type { Choice } from "./choice";
import type { Desk } from "./desk";
import { listDownloads } from "./download-choices";
import { listFigureChoices } from "./figure-choices";
import { listLinkChoices } from "./link-choices";
import { listPlaceChoices } from "./place-choices";
import { listTeamChoices } from "./team-choices";

/** Everything that can be chosen, folded once for all the letters that follow. */
export function useChoices(
  answer: ReportAnswer | undefined,
  teams: readonly TeamName[],
  desk: Desk,
  say: (text: string) => void,
): readonly Choice[] {
  const t = useTranslations();
  const locale = useLocale();
  return useMemo(() => {
    const words = { t, locale };
    return [
      ...listLinkChoices(desk, words),
      ...listTeamChoices(teams, desk, words),
      ...listFigureChoices(answer, desk, words),
      ...listDownloads(desk, words, say),
      ...listPlaceChoices(desk, words, say),
    ];
  }, [answer, teams, desk, locale, say, t]);
}
