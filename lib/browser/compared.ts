import type { ReportAnswer } from "@/lib/report/report-answer";
import type { LinkProblem } from "@/lib/search/link-problem";
import type { ResolvedComparison } from "@/lib/search/resolve-comparison";

/** A period's figures, and what was asked for them. */
export type ComparedFigures = { period: ResolvedComparison; answer: ReportAnswer };

/** What the page knows of the period that its link compares with. */
export type Compared = {
  problem: LinkProblem | null;
  /** Null while the link compares with nothing, or the range's own figures are still to come. */
  period: ResolvedComparison | null;
  /** Null until there are totals; while newer ones are asked, those of the same period a moment before. */
  shown: ComparedFigures | null;
  progress: ReportAnswer["progress"];
  failure: { code: string } | null;
  retry: () => void;
};
