import { type AnswerColumns, pickRows } from "@/lib/report/figures/answer-columns";
import type { RowWarning } from "@/lib/report/figures/aux-row";
import type { Answer, AnswerChange } from "@/lib/server/ledger/answer";
import type { IsErased } from "./erased-agents";

/** The rows of everybody who is not erased; the same columns where nobody is. */
export function stripColumns(columns: AnswerColumns, isErased: IsErased): AnswerColumns {
  const kept = pickRows(columns, (identity) => !isErased(identity));
  return kept.seconds.length === columns.seconds.length ? columns : kept;
}

/** Warnings without the erased by name, and with how many records of theirs were left out. */
export function stripWarnings(
  warnings: readonly RowWarning[],
  isErased: IsErased,
  records: number,
): readonly RowWarning[] {
  const named = warnings.map(({ cases, ...warning }) => ({
    ...warning,
    ...(cases && {
      cases: cases.filter(({ agentId: id = "", agentName: name = "" }) => !isErased({ id, name })),
    }),
  }));
  if (records === 0) return named;
  const before = named.find(({ kind }) => kind === "erased")?.count ?? 0;
  return [...named.filter(({ kind }) => kind !== "erased"), { kind: "erased", count: before + records }];
}

/** A change without the erased by name; its sums stay. */
export function stripChange(change: AnswerChange | null, isErased: IsErased): AnswerChange | null {
  return change && { ...change, cases: change.cases.filter((one) => !isErased(one)) };
}

/** An answer as it may be kept: nothing of the erased is in it. */
export function stripAnswer<Given extends Pick<Answer, "warnings"> & { columns: AnswerColumns }>(
  answer: Given,
  isErased: IsErased,
): Given {
  const columns = stripColumns(answer.columns, isErased);
  const records = answer.columns.seconds.length - columns.seconds.length;
  return { ...answer, columns, warnings: stripWarnings(answer.warnings, isErased, records) };
}
