import "server-only";
import type { Locale } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { ProblemError } from "@/lib/report/answers/problem";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { Grain } from "@/lib/report/figures/grain";
import type { StateNames } from "@/lib/report/states/describe-state";
import { countWords } from "@/lib/report/states/state-settings";
import { hideSuppositions } from "@/lib/report/suppositions/apply-suppositions";
import { parseReportLink, type ReportLink, unfiltered } from "@/lib/search/report-link";
import { type OperationName, resolveQuestion } from "@/lib/search/resolve-question";
import type { Server } from "@/lib/server/container";
import type { OpenedShare } from "@/lib/server/grants/shares";
import { createMask, maskFacts, maskReport } from "@/lib/server/report/mask-agents";
import { hasOperation, narrowServer } from "./seen-server";

/** What a shared link shows, as it is known now. Its link tells nothing of whom it was narrowed to. */
export type SharedReading = { operation: OperationName; link: ReportLink; stateNames: StateNames } & (
  | { by: null; answer: ReportAnswer }
  | { by: Grain; answer: DaysAnswer }
);

type Reading = { by: "report" | "page"; locale: Locale };

/**
 * The figures of a shared link, of whom its maker may see now: only what is known, and no call is made.
 * @throws ProblemError `gone` where its maker may not see that operation, or a team of the link, any more
 */
export async function loadShared(
  server: Server,
  share: OpenedShare,
  { by: wanted, locale }: Reading,
): Promise<SharedReading> {
  if (!hasOperation(server, share.maker)) throw ended();
  const { reports, teams } = narrowServer(server, share.maker, { isForOthers: true });
  const parsed = parseReportLink(new URLSearchParams(share.link).entries());
  const known = parsed.link.operation ?? "";
  if (!reports.names.some(({ id }) => id === known)) throw ended();
  const names = parsed.link.teams.length > 0 ? await teams.listNames(known) : [];
  const {
    link: given,
    operation,
    range,
    knownAtMs,
    problems,
  } = resolveQuestion(parsed, reports.names, reports.todayIn, names);
  // A day that a running range has left behind is left out of nothing.
  if (problems.some(({ word }) => word !== "suppose")) throw ended();
  const service = reports.serviceOf(operation.id);
  const { countsAs, names: stateNames } = await service.loadStateSettings(given);
  const link = hideSuppositions(countWords(given, countsAs), countsAs.states);
  const question = {
    ...{ operation: operation.id, timeZone: operation.timeZone, range },
    // What is not there any more is named: who opens it cannot change the link.
    ...{ group: link.group, suppose: link.suppose, isLenient: true },
    reading: { ...link, perDay: false, teams: await teams.loadMembers(operation.id, link.teams) },
    ...{ withDni: false, askedBy: share.maker.email, waitLimit: { kind: "atMost", mostMs: 0 } as const },
    // As known at a moment, nothing is asked.
    knownAtMs: knownAtMs ?? reports.now(),
  };
  const seen = { operation, stateNames, link: { ...link, ...unfiltered, compare: null, known: null } };
  if (wanted === "page" && link.by !== null) {
    const answer = tidy(await service.loadDays({ ...question, by: link.by, withMedian: false }));
    return { ...seen, by: link.by, answer: share.names === "masked" ? maskFacts(answer) : answer };
  }
  const answer = tidy(await service.loadReport(question));
  if (share.names === "shown") return { ...seen, by: null, answer };
  const t = createLocaleTranslator(locale);
  const mask = createMask((id) => server.shareMask(share.id, id));
  const nameOf = (code: string) => t("shares.agent", { code });
  return { ...seen, by: null, answer: maskReport(answer, { maskOf: mask, nameOf, sort: link.sort }) };
}

function ended(): ProblemError {
  return new ProblemError("gone", "What this shared link shows is not there any more.");
}

/** Without what is of its maker or of asking again. @throws ProblemError where it would show more people than were shared */
function tidy<Answer extends ReportAnswer | DaysAnswer>(answer: Answer): Answer {
  if (answer.unknownOver !== undefined) throw ended();
  const { knownAt: _, scope: _scope, progress: _progress, dayNotes: _notes, ...rest } = answer;
  return { ...(rest as Answer), refreshSeconds: null };
}
