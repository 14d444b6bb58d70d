import { useLocale, useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { useMoment } from "@/components/figures/use-moment";
import { findRefusal } from "@/lib/browser/refusal";
import { useSite } from "@/lib/browser/site";
import { capitalize } from "@/lib/dates/words";
import { closedBefore, type Rhythm, type ScheduleRun } from "@/lib/report/answers/schedule";
import type { TeamName } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";
import { useReadingWords } from "../use-reading-words";

/** How grave a run is, in a few words; the moment that they are of; and why, where there is a reason. */
export type RunWords = { tone: "quiet" | "note" | "failure"; state: string; moment: string; why: string };

const ownProblems = [
  ...["mail-not-set-up", "mail-unreachable", "mail-refused", "mail-cut-off", "webhook-address"],
  ...["webhook-unreachable", "webhook-refused", "incomplete", "recipients-refused"],
  ...["quiet", "withdrawn"],
  ...["maker-gone", "maker-may-not", "paused", "cut-off"],
] as const;

/** Schedules, alerts and what became of them, in words. Teams are told by their names of today. */
export function useSendingText(teams: readonly TeamName[]) {
  const t = useTranslations();
  const locale = useLocale();
  const momentOf = useMoment();
  const { operations } = useSite();
  const { periodWords, tellLink } = useReadingWords(teams);

  function operationOf(id: string | null) {
    return operations.find((one) => one.id === id) ?? operations[0];
  }

  function moment(instant: string, operation: string): string {
    return momentOf(instant, operationOf(operation).timeZone).both;
  }

  function rhythm(every: Rhythm, at: string): string {
    return capitalize(t(`schedules.rhythm-${every}`, { at }), locale);
  }

  /** A link as it is sent: over the closed period, unless it has fixed dates. */
  function sent(link: ReportLink, every: Rhythm): ReportLink {
    return link.span ? link : { ...link, range: closedBefore[every] };
  }

  function problem(code: string, detail: string): string {
    const own = ownProblems.find((known) => known === code);
    const words = own ? t(`schedules.problem-${own}`) : sayProblem(t, code);
    return detail === "" || !own ? words : `${words} ${detail}`;
  }

  function run(given: Omit<ScheduleRun, "period">, operation: string): RunWords {
    const { state, attempts, endedAt, nextAt, dueAt, detail } = given;
    const isRetried = state === "waiting" && attempts > 0;
    const isWarned = state === "sent" && given.problem !== null;
    const isFailure = isRetried || state === "failed";
    const isOdd = isWarned || state === "unsure" || given.problem !== null;
    const kind = isRetried ? "failed" : isWarned ? "warned" : state;
    const at = moment(endedAt ?? nextAt ?? dueAt, operation);
    return {
      tone: isFailure ? "failure" : isOdd ? "note" : "quiet",
      state: t(`schedules.state-${kind}`),
      moment: nextAt !== null && given.problem !== null ? t("schedules.again", { moment: at }) : at,
      why: given.problem === null ? "" : problem(given.problem, detail),
    };
  }

  /** Why something that was asked for was not done. */
  function fault(error: unknown): string {
    const refusal = findRefusal(error);
    if (refusal === null) return t("schedules.offline");
    const { code, message } = refusal;
    if (code === "not-found" || code === "rate-limited") return t(`schedules.${code}`);
    const isOfWords = code === "invalid-parameter" || code === "invalid-range";
    return isOfWords ? t("schedules.failed", { detail: message }) : sayProblem(t, code);
  }

  return { operationOf, moment, rhythm, sent, tellLink, period: periodWords, problem, run, fault };
}

export type SendingText = ReturnType<typeof useSendingText>;
