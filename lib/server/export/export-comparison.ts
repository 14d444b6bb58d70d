import type { Window } from "@/lib/dates/window";
import { isProblem, type ProblemCode } from "@/lib/report/answers/problem";
import type { ComparedPeriod } from "@/lib/report/answers/report-answer";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { ReportQuestion } from "@/lib/server/report/report-question";

/** The period that a link compares with, as values and in the reader's words; without `material` it could not be read. */
export type ExportComparison = Pick<ComparedPeriod, "rule" | "isSoFar" | "isPartBesideWhole"> & {
  /** Civil days that the figures of each side span. */
  days: { range: number; comparison: number };
  words: { period: string; rule: string; cautions: string[] };
  stretches: readonly Window[];
} & ({ material: ReportMaterial; problem: null } | { material: null; problem: ProblemCode });

/** A period to compare with, once the range's own figures say how far they go. */
export type PeriodToCompare = Pick<ExportComparison, "rule" | "isSoFar" | "isPartBesideWhole" | "days"> & {
  range: ReportQuestion["range"];
  words: { period: string; rule: string };
  listCautions: (there: ReportMaterial) => string[];
};

/** Finds the period of a link that compares. @throws ProblemError where it cannot be asked for. */
export type FindPeriod = (here: ReportMaterial) => PeriodToCompare;

/**
 * The other period's answers. That they cannot be had leaves the range's own figures whole: the file says so in words.
 * @throws ProblemError where that has another reason than wolkvox's answers.
 */
export async function loadComparison(
  { range, listCautions, words, ...facts }: PeriodToCompare,
  loadMaterial: (range: ReportQuestion["range"]) => Promise<ReportMaterial>,
): Promise<ExportComparison> {
  const { stretches } = range;
  try {
    const material = await loadMaterial(range);
    const cautions = listCautions(material);
    return { ...facts, stretches, words: { ...words, cautions }, material, problem: null };
  } catch (error) {
    if (!isProblem(error) || !isOfAnswers(error.code)) throw error;
    return { ...facts, stretches, words: { ...words, cautions: [] }, material: null, problem: error.code };
  }
}

function isOfAnswers(code: ProblemCode): boolean {
  return code === "not-found" || code.startsWith("upstream-");
}
