import type { TeamName, TeamNamesAnswer } from "@/lib/report/team";
import type { ReportLink } from "./report-link";
import type { Operations } from "./resolve-question";
import { chosenOperation } from "./switch-operation";

/** The teams among which a link's are looked for: those of its operation. */
export function teamsOfLink(
  answers: readonly TeamNamesAnswer[],
  link: ReportLink,
  operations: Operations,
): readonly TeamName[] {
  const { id } = chosenOperation(link, operations);
  return answers.find(({ operation }) => operation === id)?.teams ?? [];
}
