import { useLocale, useTranslations } from "use-intl";
import { problemKey } from "@/components/figures/problem-key";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatMoment, formatShortDay } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { describeNote } from "@/lib/report/answers/describe-note";
import { describeWarning } from "@/lib/report/answers/describe-warning";
import type { ReportNote } from "@/lib/report/answers/notes";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import type { LinkProblem } from "@/lib/search/link-problem";
import type { ReportLink } from "@/lib/search/report-link";
import { OfflineNotice } from "./offline-notice";
import { useRetryText } from "./use-retry-text";

type ReportNoticesProps = {
  linkProblems: readonly LinkProblem[];
  answer: AnswerFacts | null;
  /** Our own server could not be asked; the figures shown are older ones. */
  refreshError: string | null;
  /** The range that is shown in place of one that cannot be. */
  rangeText: string;
  nowMs: number;
  onChange: (change: Partial<ReportLink>) => void;
};

/** What the reader must know before trusting the figures: bad words, failing upstream, odd records. */
export function ReportNotices(props: ReportNoticesProps) {
  const { linkProblems, answer, refreshError, rangeText, nowMs, onChange } = props;
  const t = useTranslations();
  const locale = useLocale();
  const momentText = (instant: string, timeZone: string) => {
    const { time, day } = formatMoment(instantOf(instant), nowMs, timeZone, locale);
    return day === null ? time : `${day}, ${time}`;
  };
  const named = linkProblems.filter(({ reason }) => reason !== "unknown-word");
  return (
    <section aria-label={t("notices.label")} aria-live="polite" className="grid gap-1.5 empty:hidden">
      {named.map((problem) => (
        <Notice key={`${problem.word}:${problem.reason}`} tone="note">
          <code className="font-semibold">{problem.word}</code>: {describeLinkProblem(problem, t)}{" "}
          {problem.code === "invalid-range" && t("link.shows", { range: rangeText })}
        </Notice>
      ))}
      {answer?.knownAt !== undefined && (
        <Notice tone="note">
          {t("notices.knownAt", { moment: momentText(answer.knownAt, answer.range.timeZone) })}{" "}
          <Button look="text" onClick={() => onChange({ known: null })}>
            {t("notices.knownLatest")}
          </Button>
        </Notice>
      )}
      {answer?.progress?.of === "totals" && !answer.problem && (
        <Notice tone="note">{t("notices.partial", answer.progress)}</Notice>
      )}
      {answer?.problem && <RidingProblemNotice answer={answer} nowMs={nowMs} />}
      <OfflineNotice answer={answer} isUnreachable={refreshError === "network"} nowMs={nowMs} />
      {answer && refreshError && refreshError !== "network" && (
        <Notice tone="failure">{t(`problems.${problemKey(refreshError)}`)}</Notice>
      )}
      {answer && <ReportNotes notes={answer.notes} nowMs={nowMs} timeZone={answer.range.timeZone} />}
      {answer?.warnings.map((warning) => (
        <Notice key={warning.kind} tone="note">
          {describeWarning(warning, t, (day) => formatShortDay(day, locale))}
        </Notice>
      ))}
    </section>
  );
}

function RidingProblemNotice({ answer, nowMs }: { answer: AnswerFacts; nowMs: number }) {
  const t = useTranslations();
  const locale = useLocale();
  const { timeZone } = answer.range;
  const retryText = useRetryText(timeZone, nowMs);
  if (!answer.problem) return null;
  const since = formatMoment(instantOf(answer.problem.since), nowMs, timeZone, locale).time;
  const problem = t("problems.since", {
    problem: t(`problems.${problemKey(answer.problem.code)}`),
    time: since,
  });
  const retry = retryText(instantOf(answer.problem.retryAt));
  const { done, total } = answer.progress ?? { done: 1, total: 1 };
  // A whole range that is being asked again is partial too, and its old figures are not incomplete.
  if (answer.days.some(({ status }) => status === "missing" || status === "failed")) {
    return (
      <Notice tone="failure">
        {t("notices.incomplete", { problem, retry, missing: total - done, total })}
      </Notice>
    );
  }
  const asOf = answer.asOf ? formatMoment(instantOf(answer.asOf), nowMs, timeZone, locale) : null;
  const asOfText = asOf ? [asOf.time, asOf.day].filter(Boolean).join(", ") : "";
  return <Notice tone="failure">{t("notices.stale", { problem, retry, asOf: asOfText })}</Notice>;
}

type ReportNotesProps = { notes: readonly ReportNote[]; timeZone: string; nowMs: number };

/** Where two answers of wolkvox disagree: both figures, and when each was asked. */
function ReportNotes({ notes, timeZone, nowMs }: ReportNotesProps) {
  const t = useTranslations();
  const locale = useLocale();
  const moment = (instant: string) => {
    const { time, day } = formatMoment(instantOf(instant), nowMs, timeZone, locale);
    return day === null ? time : `${day}, ${time}`;
  };
  const formats = { moment, day: (day: string) => formatShortDay(day, locale) };
  return notes.map((note) => (
    <Notice key={JSON.stringify(note)} tone="note">
      {describeNote(note, t, formats)}
    </Notice>
  ));
}
