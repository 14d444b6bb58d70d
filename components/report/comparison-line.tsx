"use client";

import { useTranslations } from "use-intl";
import { problemKey } from "@/components/figures/problem-key";
import { useComparisonWords } from "@/components/figures/use-comparison-words";
import { ChangeSort } from "@/components/table/change-sort";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ComparableAnswer, Compared } from "@/lib/browser/compared";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { Presence } from "@/lib/report/comparison/compare-agents";
import { areWeekdaysApart, spanOf } from "@/lib/report/comparison/day-pairs";
import type { ReportLink } from "@/lib/search/report-link";

type ComparisonLineProps = {
  compared: Compared<ComparableAnswer>;
  /** The range's own figures. */
  answer: ComparableAnswer | null;
  presence: Presence | null;
  /** Figures per day worked wait for days of a side. */
  isPerDayWaiting: boolean;
  link: ReportLink;
  nowMs: number;
  onChange: ChangeLink;
};

/** What the range is compared with, in words: which days, by which rule, how far, and what is lacking. */
export function ComparisonLine(props: ComparisonLineProps) {
  const { compared, link, isPerDayWaiting } = props;
  const t = useTranslations("compare");
  // A period that cannot be asked for is named among the notices.
  if (compared.problem) return null;
  return (
    <section aria-label={t("label")} aria-live="polite" className="grid min-h-5 gap-1.5">
      <PeriodSentence {...props} />
      <ComparisonState {...props} />
      {link.perDay && isPerDayWaiting && (
        <p className="text-muted" role="status">
          {t("perDayWaits")}
        </p>
      )}
    </section>
  );
}

function PeriodSentence({ compared, link, nowMs, onChange }: ComparisonLineProps) {
  const t = useTranslations("compare");
  const words = useComparisonWords(nowMs);
  // What is shown names its own end: it may be the one of a look before.
  const period = compared.shown?.period ?? compared.period;
  if (!period) return null;
  const { range, comparison } = period.days;
  const age = compared.shown && words.describeAge(compared.shown);
  return (
    <p className="text-muted">
      <span className="text-ink">{words.describePeriod(period)}</span>
      {" · "}
      {words.describeRule(period)}
      {age !== null && ` · ${age}`}
      {range !== comparison && (
        <>
          {" · "}
          {t("lengths", { range, comparison })}{" "}
          {!link.perDay && (
            <Button look="text" onClick={() => onChange({ perDay: true })}>
              {t("readPerDay")}
            </Button>
          )}
        </>
      )}
      <span className="print:hidden">
        {link.by === null && (
          <>
            {" · "}
            <ChangeSort onChange={onChange} sort={link.sort} />
          </>
        )}
        {" · "}
        <Button look="text" onClick={() => onChange({ compare: null })}>
          {t("stop")}
        </Button>
      </span>
    </p>
  );
}

function ComparisonState({ compared, answer, presence, link, nowMs }: ComparisonLineProps) {
  const t = useTranslations();
  const words = useComparisonWords(nowMs);
  const { shown, failure, progress, period } = compared;
  if (failure)
    return (
      <Notice tone="failure">
        {t("compare.failed", { problem: t(`problems.${problemKey(failure.code)}`) })}{" "}
        <Button look="text" onClick={compared.retry}>
          {t("compare.retry")}
        </Button>
      </Notice>
    );
  if (!shown || !answer)
    return (
      period && (
        <p className="text-muted" role="status">
          {progress ? t("compare.loadingProgress", progress) : t("compare.loading")}
        </p>
      )
    );
  if (presence !== null && presence !== "some" && isWholeAnswer(shown.answer))
    return <Notice tone="note">{t(`compare.${presence}There`)}</Notice>;
  const isApart = isByDays(link) && areWeekdaysApart(spanOf(answer.range), spanOf(shown.period.range.window));
  const cautions = [...(isApart ? [t("beside.weekdaysApart")] : []), ...words.listCautions(shown, answer)];
  return cautions.map((text) => (
    <Notice key={text} tone="note">
      {text}
    </Notice>
  ));
}

function isByDays({ by }: Pick<ReportLink, "by">): boolean {
  return by === "day" || by === "week";
}
