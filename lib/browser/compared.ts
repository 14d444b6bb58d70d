import type { AnswerFacts, ReportAnswer } from "@/lib/report/answers/report-answer";
import type { ResolvedComparison } from "@/lib/search/comparison/resolve-comparison";
import type { LinkProblem } from "@/lib/search/link-problem";

/** Any answer that can stand beside another: of agents, or of days. */
export type ComparableAnswer = AnswerFacts & { operation: string };

/** A period's figures, and what was asked for them. */
export type ComparedFigures<Answer = ReportAnswer> = { period: ResolvedComparison; answer: Answer };

/** What the page knows of the period that its link compares with. */
export type Compared<Answer = ReportAnswer> = {
  problem: LinkProblem | null;
  /** Null while the link compares with nothing, or the range's own figures are still to come. */
  period: ResolvedComparison | null;
  /** Null until there are figures; while newer ones are asked, those of the same period a moment before. */
  shown: ComparedFigures<Answer> | null;
  progress: ReportAnswer["progress"];
  failure: { code: string } | null;
  retry: () => void;
};
