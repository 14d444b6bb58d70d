import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import type { ApiError } from "./api";

/** The figures on the page: those asked for, or older ones while these are on their way. */
export type AskedFigures<Answer> = {
  shown: Answer | undefined;
  /** What is shown is of another question than the link's. */
  isOther: boolean;
  isFetching: boolean;
  failure: ApiError | null;
  failedAtMs: number;
  progress: AnswerFacts["progress"];
  retry: () => void;
};
