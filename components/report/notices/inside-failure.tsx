import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Button } from "@/components/ui/button";
import { MessageCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";

type InsideFailureProps = {
  /** What is known all the same. */
  answer: Pick<TimelineAnswer, "problem"> | undefined;
  failure: { code: string } | null;
  /** What could not be read, where nothing is known. */
  title: string;
  onRetry: () => void;
};

/** Why the inside of a day is old, or is not there. Nothing where it is as it should be. */
export function InsideFailure({ answer, failure, title, onRetry }: InsideFailureProps) {
  const t = useTranslations();
  const code = failure?.code ?? answer?.problem?.code;
  if (code === undefined) return null;
  if (answer) return <Notice tone="failure">{sayProblem(t, code)}</Notice>;
  return (
    <MessageCard>
      <h2 className="font-semibold text-lg">{title}</h2>
      <p>{sayProblem(t, code)}</p>
      <Button onClick={onRetry}>{t("app.retry")}</Button>
    </MessageCard>
  );
}
