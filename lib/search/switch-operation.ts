import { defaultLink, type ReportLink } from "./report-link";
import type { OperationName, Operations } from "./resolve-question";

/**
 * The same question put to another operation: range, filters, order and unit stay, and a relative range stays
 * relative. Chosen agents, teams and hypotheses do not: their ids belong to the operation that is left. The first operation needs no word.
 */
export function switchOperation(link: ReportLink, id: string, [first]: Operations): ReportLink {
  const { agents, teams, suppose } = id === (link.operation ?? first.id) ? link : defaultLink;
  return { ...link, operation: id === first.id ? null : id, agents, teams, suppose };
}

/** The operation that a link names; the first where it names none, or one that does not exist. */
export function chosenOperation({ operation }: ReportLink, operations: Operations): OperationName {
  return operations.find(({ id }) => id === operation) ?? operations[0];
}
