import type { Team, TeamsAnswer } from "@/lib/report/team";
import type { ReportLink } from "./report-link";
import type { OperationName } from "./resolve-question";
import { chosenOperation } from "./switch-operation";

/** The teams among which a link's are looked for: those of its operation. */
export function teamsOfLink(
  answers: readonly TeamsAnswer[],
  link: ReportLink,
  operations: readonly [OperationName, ...OperationName[]],
): readonly Team[] {
  const { id } = chosenOperation(link, operations);
  return answers.find(({ operation }) => operation === id)?.teams ?? [];
}
