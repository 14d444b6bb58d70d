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

/** The figures that are seen: those of another question give way to why there are none of this one. */
export function findSeen<Answer>({ shown, isOther, failure }: AskedFigures<Answer>): Answer | undefined {
  return failure && isOther ? undefined : shown;
}
