"use client";

import { useTranslations } from "use-intl";
import { isLongReading, ProgressLine } from "@/components/figures/progress-line";
import { sayProblem } from "@/components/figures/say-problem";
import { useMoment } from "@/components/figures/use-moment";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { Notice } from "@/components/ui/notice";
import { instantOf } from "@/lib/dates/zone";
import { isOverNothing } from "@/lib/report/allowances/overruns";
import { isLacking } from "@/lib/report/answers/day-status";
import type { AnswerFacts, Progress } from "@/lib/report/answers/report-answer";
import { listUnspelled } from "@/lib/report/states/find-states";
import { nameTeams, type TeamName } from "@/lib/report/team";
import type { LinkProblem } from "@/lib/search/link-problem";
import type { ReportLink } from "@/lib/search/report-link";
import { useRetryText } from "./use-retry-text";

// Only where an answer says more than its figures.
const AnswerNotices = late(() => import("./answer-notices").then((module) => module.AnswerNotices));
// Only for a link with a word that cannot be used.
const LinkNotices = late(() => import("./link-notices").then((module) => module.LinkNotices));
// Only for a link with a state that is not spelled as the range spells it.
const StateNotices = late(() => import("./state-notices").then((module) => module.StateNotices));

export type RareNoticesProps = {
  /** The states of the link. */
  states: readonly string[];
  /** Its hypotheses that can be. */
  suppose: ReportLink["suppose"];
  /** Of which allowance it reads those who are over it. */
  over: ReportLink["over"];
  linkProblems: readonly LinkProblem[];
  answer: AnswerFacts | null;
  /** Our own server could not be asked; the figures shown are older ones. */
  refreshError: string | null;
  /** The range that is shown in place of one that cannot be. */
  rangeText: string;
  isOnline: boolean;
  onChange: (change: Partial<ReportLink>) => void;
};

/** What few pages have to say; each notice where there is cause for it. */
export function RareNotices(props: RareNoticesProps) {
  const { linkProblems, states, suppose, over, answer, refreshError, rangeText, isOnline, onChange } = props;
  const t = useTranslations();
  const ids = answer?.allowances.map(({ id }) => id) ?? [];
  const named = linkProblems.filter(({ reason }) => reason !== "unknown-word");
  return (
    <>
      {named.length > 0 && (
        <LinkNotices
          onDropSuppositions={() => onChange({ suppose })}
          problems={named}
          rangeText={rangeText}
        />
      )}
      {answer && isOverNothing(over, ids) && (
        <Notice tone="note">
          {t("notices.noOver", { over })}{" "}
          <Button look="text" onClick={() => onChange({ over: null })}>
            {t("suppose.drop")}
          </Button>
        </Notice>
      )}
      {answer?.scope && <ScopeNotice teams={answer.scope.teams} />}
      {answer?.knownAt !== undefined && (
        <KnownNotice knownAt={answer.knownAt} onChange={onChange} timeZone={answer.range.timeZone} />
      )}
      {answer?.progress?.of === "totals" && !answer.problem && <PartialNotice progress={answer.progress} />}
      {answer?.problem && <RidingProblemNotice answer={answer} />}
      {(!isOnline || (refreshError === "network" && answer)) && (
        <OfflineNotice answer={answer} isOnline={isOnline} />
      )}
      {answer && refreshError && refreshError !== "network" && (
        <Notice tone="failure">{sayProblem(t, refreshError)}</Notice>
      )}
      {answer && listUnspelled(states, answer.states).length > 0 && (
        <StateNotices answer={answer} chosen={states} onChange={onChange} />
      )}
      {answer && answer.notes.length + answer.warnings.length > 0 && <AnswerNotices answer={answer} />}
    </>
  );
}

/** Whose figures these are, where the account sees some teams only. */
function ScopeNotice({ teams }: { teams: readonly Pick<TeamName, "name">[] }) {
  const t = useTranslations("notices");
  return <p className="text-muted text-sm">{t("scope", { count: teams.length, teams: nameTeams(teams) })}</p>;
}

type KnownNoticeProps = {
  /** An instant. */
  knownAt: string;
  timeZone: string;
  onChange: (change: Partial<ReportLink>) => void;
};

/** The figures are those of an earlier moment, and the way to the latest ones. */
function KnownNotice({ knownAt, timeZone, onChange }: KnownNoticeProps) {
  const t = useTranslations("notices");
  const { time, day } = useMoment()(knownAt, timeZone);
  const when = day === null ? t("knownToday", { time }) : t("knownOn", { day, time });
  return (
    <Notice tone="note">
      {t("knownAt", { when })}{" "}
      <Button look="text" onClick={() => onChange({ known: null })}>
        {t("knownLatest")}
      </Button>
    </Notice>
  );
}

/** Newer figures could not be had: why, since when, and when they are asked for again. */
function RidingProblemNotice({ answer }: { answer: AnswerFacts }) {
  const t = useTranslations();
  const momentOf = useMoment();
  const { timeZone } = answer.range;
  const retryText = useRetryText(timeZone);
  if (!answer.problem) return null;
  const since = momentOf(answer.problem.since, timeZone).time;
  const problem = t("problems.since", {
    problem: sayProblem(t, answer.problem.code),
    time: since,
  });
  const retry = retryText(instantOf(answer.problem.retryAt));
  const { done, total } = answer.progress ?? { done: 1, total: 1 };
  // A whole range that is being asked again is partial too, and its old figures are not incomplete.
  if (answer.days.some(isLacking)) {
    return (
      <Notice tone="failure">
        {t("notices.incomplete", { problem, retry, missing: total - done, total })}
      </Notice>
    );
  }
  const { time, day } = answer.asOf ? momentOf(answer.asOf, timeZone) : { time: "", day: null };
  const asOf = day === null ? time : `${time}, ${day}`;
  return <Notice tone="failure">{t("notices.stale", { problem, retry, asOf })}</Notice>;
}

/** The totals stand for the part of the range that is known. */
function PartialNotice({ progress }: { progress: Progress }) {
  const t = useTranslations();
  return (
    <Notice tone="note">
      {t("notices.partial")} {isLongReading(progress) && `${t("report.mayLeave")} `}
      <ProgressLine progress={progress} />
    </Notice>
  );
}

type OfflineNoticeProps = {
  /** The figures of the question, where there are any. */
  answer: AnswerFacts | null;
  /** There is a network, and our own server did not answer. */
  isOnline: boolean;
};

/** Nobody answers: what still holds, and that nothing needs to be done. Gone as soon as somebody does. */
function OfflineNotice({ answer, isOnline }: OfflineNoticeProps) {
  const t = useTranslations("offline");
  const momentOf = useMoment();
  const cause = t(isOnline ? "unreachable" : "offline");
  if (!answer?.asOf) return <Notice tone="failure">{`${cause} ${t("waiting")}`}</Notice>;
  const { time, day } = momentOf(answer.asOf, answer.range.timeZone);
  const asOf = day === null ? t("asOf", { time }) : t("asOfDay", { time, day });
  return <Notice tone="failure">{`${cause} ${asOf} ${t("again")}`}</Notice>;
}
