"use client";

import { useTranslations } from "use-intl";
import { isLongReading, ProgressLine } from "@/components/figures/progress-line";
import { sayProblem } from "@/components/figures/say-problem";
import { useComparisonWords } from "@/components/figures/use-comparison-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Compared } from "@/lib/browser/compared";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { findPresence, type Presence, presenceOf } from "@/lib/report/comparison/compare-agents";
import { areWeekdaysApart, spanOf } from "@/lib/report/comparison/day-pairs";
import { isReadWhole } from "@/lib/report/figures/period-table";
import { membersOf } from "@/lib/report/team";
import { reorder } from "@/lib/search/reorder";
import type { ReportLink } from "@/lib/search/report-link";

/** By agent or over time: both sides of a comparison are of one kind. */
type Answer = ReportAnswer | DaysAnswer;

/** What of a page's link is compared. */
export type ComparedSides = {
  compared: Compared<Answer>;
  /** The range's own figures; null while they are not here. */
  answer: Answer | null;
  link: ReportLink;
};

type ComparisonLineProps = ComparedSides & {
  onChange: ChangeLink;
};

/** What the range is compared with, in words: which days, by which rule, how far, and what is lacking. */
export function ComparisonLine(props: ComparisonLineProps) {
  const { compared, answer, link } = props;
  const t = useTranslations("compare");
  // A period that cannot be asked for is named among the notices.
  if (compared.problem) return null;
  return (
    <section aria-label={t("label")} aria-live="polite" className="grid min-h-5 gap-1.5 max-sm:min-h-20">
      <PeriodSentence {...props} />
      <ComparisonState {...props} />
      {link.perDay && [answer, compared.shown?.answer].some(isWaiting) && (
        <p className="text-muted" role="status">
          {t("perDayWaits")}
        </p>
      )}
    </section>
  );
}

function PeriodSentence({ compared, link, onChange }: ComparisonLineProps) {
  const t = useTranslations("compare");
  const words = useComparisonWords();
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
      {age !== null && ` · ${age}`}
      {!compared.failure && (compared.progress || !compared.shown) && (
        <span role="status">
          {" · "}
          <ReadingSoFar progress={compared.progress} />
        </span>
      )}
    </p>
  );
}

/** How far the other period is read, and that nobody has to wait for it. */
function ReadingSoFar({ progress }: Pick<Compared, "progress">) {
  const t = useTranslations();
  if (!progress) return t("compare.loading");
  return (
    <>
      <ProgressLine progress={progress} />
      {isLongReading(progress) && `. ${t("report.mayLeave")}`}
    </>
  );
}

function ComparisonState({ compared, answer, link }: ComparisonLineProps) {
  const t = useTranslations();
  const words = useComparisonWords();
  const { shown, failure } = compared;
  if (failure)
    return (
      <Notice tone="failure">
        {t("compare.failed", { problem: sayProblem(t, failure.code) })}{" "}
        <Button look="text" onClick={compared.retry}>
          {t("app.retry")}
        </Button>
      </Notice>
    );
  if (!shown || !answer) return null;
  const presence = findSide(answer, shown.answer, link);
  if (presence !== "some" && isWholeAnswer(shown.answer))
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

// The days worked of a side are known once each of its days was read.
function isWaiting(answer: Answer | null | undefined): boolean {
  if (!answer) return false;
  if ("by" in answer) return !isReadWhole(answer);
  return answer.agents.some(({ daysWorked, noRecords }) => daysWorked === undefined && !noRecords);
}

function findSide(answer: Answer, other: Answer, link: ReportLink): Presence {
  if ("by" in other) return presenceOf(other);
  if ("by" in answer) return "some";
  return findPresence(answer, other, { ...link, teams: membersOf(answer, other) });
}

type ChangeSortProps = Pick<ComparisonLineProps, "onChange"> & Pick<ReportLink, "sort">;

/** Orders the agents by what changed: who grew most first, then who shrank most. */
function ChangeSort({ sort, onChange }: ChangeSortProps) {
  const t = useTranslations("compare");
  const place = sort.findIndex(({ by }) => by === "change");
  const direction = sort[place]?.direction;
  return (
    <Button
      aria-pressed={direction !== undefined}
      look="text"
      onClick={({ shiftKey }) =>
        onChange((link) => ({ sort: reorder(link.sort, { by: "change" }, shiftKey) }))
      }
      title={t("sortChangeHint")}
    >
      {t("sortChange")}
      {direction && (
        <span aria-hidden="true">
          {direction === "asc" ? " ↑" : " ↓"}
          {sort.length > 1 && <sup>{place + 1}</sup>}
        </span>
      )}
    </Button>
  );
}
