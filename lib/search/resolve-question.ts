import type { Day } from "@/lib/dates/window";
import { type LinkProblem, linkProblem } from "./link-problem";
import type { ParsedLink } from "./parse-report-link";
import { defaultLink, type ReportLink } from "./report-link";
import { isLinkProblem, type ResolvedRange, resolveRange } from "./resolve-range";

/** An operation as everybody may see it: no server, no token. */
export type OperationName = { id: string; name: string; timeZone: string };

export type ResolvedQuestion = {
  link: ReportLink;
  operation: OperationName;
  range: ResolvedRange;
  /** Everything in the link that could not be used; empty = the question stands as it was asked. */
  problems: LinkProblem[];
};

/**
 * Turns a parsed link into a question that can be answered. What cannot be used is named and its default stands:
 * the API refuses when `problems` is not empty, the page shows them.
 */
export function resolveQuestion(
  { link, problems }: ParsedLink,
  operations: readonly [OperationName, ...OperationName[]],
  todayIn: (timeZone: string) => Day,
): ResolvedQuestion {
  const named = operations.find(({ id }) => id === (link.operation ?? operations[0].id));
  const operation = named ?? operations[0];
  const unknown = named
    ? []
    : [linkProblem("not-found", "operation", link.operation ?? "", "unknown-operation")];
  const known = named ? link : { ...link, operation: null };
  const resolved = resolveWithDefault(known, todayIn(operation.timeZone));
  return { ...resolved, operation, problems: [...problems, ...unknown, ...resolved.problems] };
}

function resolveWithDefault(
  link: ReportLink,
  today: Day,
): Pick<ResolvedQuestion, "link" | "range" | "problems"> {
  const range = resolveRange(link, today);
  if (!isLinkProblem(range)) return { link, range, problems: [] };
  const fallback = { ...link, span: null, range: link.span ? link.range : defaultLink.range };
  const relative = resolveRange(fallback, today);
  if (isLinkProblem(relative)) throw new Error("A relative range always lies in the calendar.");
  return { link: fallback, range: relative, problems: [range] };
}
