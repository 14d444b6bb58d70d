"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { TeamName } from "@/lib/report/team";
import { buildChoice, type Choice } from "./choice";
import { listDownloads } from "./download-choices";
import { listFigureChoices } from "./figure-choices";
import { listLinkChoices } from "./link-choices";
import { listPlaceChoices } from "./place-choices";
import type { Words } from "./run-shortcut";
import type { CommandContext } from "./use-command-context";

/** Everything that can be chosen, folded once for all the letters that follow. */
export function useChoices(
  answer: ReportAnswer | undefined,
  teams: readonly TeamName[],
  context: CommandContext,
  say: (text: string) => void,
): readonly Choice[] {
  const t = useTranslations();
  const locale = useLocale();
  return useMemo(() => {
    const words = { t, locale };
    return [
      ...listLinkChoices(context, words),
      ...listTeamChoices(teams, context, words),
      ...listFigureChoices(answer, context, words),
      ...listDownloads(context, words, say),
      ...listPlaceChoices(context, words, say),
    ];
  }, [answer, teams, context, locale, say, t]);
}

/** One team's figures instead of everybody's. */
function listTeamChoices(teams: readonly TeamName[], context: CommandContext, { t }: Words): Choice[] {
  const { link } = readStandingQuestion(context.operations);
  return teams.map((team) =>
    buildChoice(
      {
        id: `team:${team.id}`,
        group: "teams",
        text: team.name,
        note: t("teams.size", { count: team.size }),
        isCurrent: context.page === "team" && link.teams.length === 1 && link.teams[0]?.id === team.id,
        run: () => context.change({ teams: [team], agents: [], query: "" }),
      },
      t("teams.team"),
    ),
  );
}
