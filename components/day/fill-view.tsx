import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { ProgressLine } from "@/components/figures/progress-line";
import { sayProblem } from "@/components/figures/say-problem";
import { useRetryText } from "@/components/report/notices/use-retry-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { useAttempt } from "@/components/ui/use-attempt";
import { ApiError } from "@/lib/browser/api";
import { beginFill, endFill } from "@/lib/browser/queries/calls-query";
import { instantOf } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { chooseMarks, type FillStep, fillSteps, instantOfMark, wholeDay } from "@/lib/report/timeline/marks";

type FillViewProps = {
  answer: TimelineAnswer;
  /** Told how far apart the hours are that are asked for now, in minutes. */
  onBegin: (minutes: 15 | 30 | 60) => void;
};

const minutesOf = { 3600: 60, 1800: 30, 900: 15 } as const;

/** Asks for the hours of a past day that nobody looked at: what it costs, how far it is, and its end. Nothing where all are known. */
export function FillView({ answer, onBegin }: FillViewProps) {
  const t = useTranslations("day");
  const client = useQueryClient();
  const [step, setStep] = useState<FillStep>(3600);
  const { fault, isBusy, run } = useAttempt(useFaultWords());
  const { operation, day, fill } = answer;
  const calls = useMemo(() => countCalls(answer, step), [answer, step]);
  const renew = () => client.invalidateQueries({ queryKey: ["/api/report/timeline"] });
  const begin = () =>
    run(async () => {
      await beginFill(operation, day, step);
      onBegin(minutesOf[step]);
      await renew();
    });
  const end = () => run(async () => void (await endFill(operation, day).finally(renew)));
  const isKnown = useMemo(() => fillSteps.every((one) => countCalls(answer, one) === 0), [answer]);
  if (isKnown && !fill && !fault) return null;
  return (
    <section aria-label={t("fill")} className="grid gap-1.5 border-line border-b px-4 py-2 print:hidden">
      <h3 className="font-semibold">{t("fill")}</h3>
      <p className="text-muted text-sm">{t("fillNote")}</p>
      <div className="flex min-h-7.5 flex-wrap items-center gap-x-3 gap-y-2">
        {fill ? (
          <>
            <ProgressLine className="tabular-nums" progress={{ ...fill, of: "totals" }} />
            <Button disabled={isBusy} onClick={() => void end()}>
              {t("fillStop")}
            </Button>
          </>
        ) : (
          <>
            <Segmented
              choices={fillSteps.map((value) => ({ value: String(value), label: t(`fill-${value}`) }))}
              chosen={String(step)}
              label={t("fillStep")}
              onChoose={(value) => setStep(fillSteps.find((one) => String(one) === value) ?? step)}
            />
            <Button disabled={isBusy || calls === 0} look="main" onClick={() => void begin()}>
              {t("fillAsk")}
            </Button>
            <span aria-live="polite" className="text-muted text-sm">
              {t("fillCost", { calls, minutes: Math.round((calls * answer.callSeconds) / 60) })}
            </span>
          </>
        )}
      </div>
      {fill?.problem && <Waiting problem={fill.problem} timeZone={answer.timeZone} />}
      {fault && <Notice tone="failure">{fault}</Notice>}
    </section>
  );
}

type WaitingProps = {
  problem: NonNullable<NonNullable<TimelineAnswer["fill"]>["problem"]>;
  timeZone: string;
};

function Waiting({ problem: { code, retryAt }, timeZone }: WaitingProps) {
  const t = useTranslations();
  const retryText = useRetryText(timeZone);
  const words = { problem: sayProblem(t, code), retry: retryText(instantOf(retryAt)) };
  return <Notice tone="failure">{t("day.fillWaits", words)}</Notice>;
}

function useFaultWords(): (error: unknown) => string {
  const t = useTranslations();
  return (error) => {
    if (!(error instanceof ApiError)) return t("problems.unexpected");
    return error.code === "conflict" ? t("day.fillConflict") : sayProblem(t, error.code);
  };
}

/** As the server counts them; the whole day's own answer is one. */
function countCalls({ day, timeZone, looks: said }: TimelineAnswer, step: FillStep): number {
  const looks = said.map(instantOf);
  const isWhole = (looks.at(-1) ?? 0) >= instantOfMark(day, wholeDay, timeZone);
  return chooseMarks(day, { timeZone, step, looks }).length + (isWhole ? 0 : 1);
}
