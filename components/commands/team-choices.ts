import { readStandingQuestion } from "@/lib/browser/standing-question";
import type { TeamName } from "@/lib/report/team";
import { buildChoice, type Choice } from "./choice";
import type { Words } from "./run-shortcut";
import type { CommandContext } from "./use-command-context";

/** One team's figures instead of everybody's. */
export function listTeamChoices(teams: readonly TeamName[], context: CommandContext, { t }: Words): Choice[] {
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
