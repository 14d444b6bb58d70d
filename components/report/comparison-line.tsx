"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { Compared } from "@/lib/browser/compared";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { isWholeAnswer } from "@/lib/report/comparison";
import type { ReportAnswer } from "@/lib/report/report-answer";
import type { ReportLink } from "@/lib/search/report-link";
import { ChangeSort } from "./change-sort";
import { problemKey } from "./problem-key";
import { useComparisonWords } from "./use-comparison-words";

type ComparisonLineProps = {
  compared: Compared;
  /** The range's own figures. */
  answer: ReportAnswer | null;
  link: ReportLink;
  nowMs: number;
  onChange: ChangeLink;
};

/** What the range is compared with, in words: which days, by which rule, how far, and what is lacking. */
export function ComparisonLine({ compared, answer, link, nowMs, onChange }: ComparisonLineProps) {
  const t = useTranslations("compare");
  // A period that cannot be asked for is named among the notices.
  if (link.compare === null || compared.problem) return null;
  return (
    <section aria-label={t("label")} aria-live="polite" className="comparison-line">
      {link.by === null ? (
        <>
          <PeriodSentence compared={compared} link={link} nowMs={nowMs} onChange={onChange} />
          <ComparisonState answer={answer} compared={compared} nowMs={nowMs} />
          {link.perDay && waitsForDays(compared, answer) && (
            <p className="text-muted" role="status">
              {t("perDayWaits")}
            </p>
          )}
        </>
      ) : (
        <p>
          {t("byAgent")}{" "}
          <button className="text-button" onClick={() => onChange({ by: null })} type="button">
            {t("openByAgent")}
          </button>
        </p>
      )}
    </section>
  );
}

// The days worked of a side are known once each of its days was read.
function waitsForDays({ shown }: Compared, answer: ReportAnswer | null): boolean {
  const sides = [answer, shown?.answer ?? null];
  return sides.some((side) => side?.agents.some(({ daysWorked }) => daysWorked === undefined) === true);
}

function PeriodSentence({ compared, link, nowMs, onChange }: Omit<ComparisonLineProps, "answer">) {
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
      {" · "}
      {range !== comparison && (
        <>
          {t("lengths", { range, comparison })}{" "}
          {!link.perDay && (
            <>
              <button className="text-button" onClick={() => onChange({ perDay: true })} type="button">
                {t("readPerDay")}
              </button>
              {" · "}
            </>
          )}
        </>
      )}
      <ChangeSort onChange={onChange} sort={link.sort} />
      {" · "}
      <button className="text-button" onClick={() => onChange({ compare: null })} type="button">
        {t("stop")}
      </button>
    </p>
  );
}

function ComparisonState({
  compared,
  answer,
  nowMs,
}: Pick<ComparisonLineProps, "compared" | "answer" | "nowMs">) {
  const t = useTranslations();
  const words = useComparisonWords(nowMs);
  const { shown, failure, progress, period } = compared;
  if (failure)
    return (
      <Notice tone="failure">
        {t("compare.failed", { problem: t(`problems.${problemKey(failure.code)}`) })}{" "}
        <button className="text-button" onClick={compared.retry} type="button">
          {t("compare.retry")}
        </button>
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
  if (shown.answer.agents.length === 0 && isWholeAnswer(shown.answer))
    return <Notice tone="note">{t("compare.nothingThere")}</Notice>;
  return words.listCautions(shown, answer).map((text) => (
    <Notice key={text} tone="note">
      {text}
    </Notice>
  ));
}
