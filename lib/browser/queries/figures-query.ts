import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type { Day } from "@/lib/dates/window";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { Grain } from "@/lib/report/figures/grain";
import { listRangeWords, type ReportLink, todayOf } from "@/lib/search/report-link";
import { nextAskMs, retryMs } from "./ask-again";

// A page names what cannot be and shows the rest.
export const lenient = "handling=lenient";

type FiguresKey = readonly [path: string, operation: string, words: string, versions: string];

/** The words of a link that decide which figures are asked for, and those given. */
export function wordsOf(link: ReportLink, given: Readonly<Record<string, readonly string[]>>): string {
  const words = new URLSearchParams(listRangeWords(link));
  for (const [word, values] of Object.entries(given)) for (const value of values) words.append(word, value);
  return words.toString();
}

/** Whom a link names, as words of a question. */
export function whomOf({ agents, teams, query, over }: ReportLink) {
  const words = { agent: agents, team: teams.map(({ id }) => id), q: query === "" ? [] : [query] };
  return { ...words, over: over === null ? [] : [over] };
}

/** Under which a question is kept. */
export function keyOf(path: string, link: ReportLink, words: string): FiguresKey {
  // A team that has changed between two questions of the same link makes another question of it.
  const versions = link.teams.map(({ version }) => version).join();
  return [path, link.operation ?? "", words, versions];
}

// Everybody is asked for; of the link's teams the answer says who is in them.
function reportKey(link: ReportLink): FiguresKey {
  return keyOf("/api/report", link, wordsOf(link, { members: link.teams.map(({ id }) => id) }));
}

// Weeks and months are sums of days, and states are left out where they are shown: one question serves them all.
function daysKey(link: ReportLink): FiguresKey {
  return keyOf("/api/report/days", link, wordsOf(link, whomOf(link)));
}

// The middle of all states is not the sum of their middles: what is hidden decides it.
function mediansKey(link: ReportLink, by: Grain): FiguresKey {
  const words = wordsOf(link, { state: link.states, median: ["1"], by: by === "day" ? [] : [by] });
  return keyOf("/api/report/days", { ...link, teams: [] }, words);
}

// Old figures of the same operation stay while newer ones are fetched, and a live range asks again when its answer is due.
function askFigures<Answer extends ReportAnswer | DaysAnswer | TimelineAnswer>(key: FiguresKey) {
  const [path, operation, words] = key;
  return queryOptions<Answer, ApiError, Answer, readonly string[]>({
    queryKey: key,
    queryFn: ({ signal }) =>
      fetchJson<Answer>(`${path}?${words}`, { signal, headers: { prefer: `wait=2, ${lenient}` } }),
    placeholderData: (previous, query) => (query?.queryKey[1] === operation ? previous : undefined),
    staleTime: ({ state }) => nextAskMs(state.data) ?? Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.error ? retryMs(state.error) : (nextAskMs(state.data) ?? false)),
    refetchOnReconnect: ({ state }) => (nextAskMs(state.data) === null ? false : "always"),
    retry: false,
  });
}

/** The report of a link's range. One question per range and teams, whatever filter, order or unit it is read with. */
export function reportOptions(link: ReportLink) {
  return askFigures<ReportAnswer>(reportKey(link));
}

/** A link's range day by day, for the agents it names; the rhythm is that of the report by agent. */
export function daysOptions(link: ReportLink) {
  return askFigures<DaysAnswer>(daysKey(link));
}

/** What each look at a day found more (null = today), for whom the link names; in the rhythm of the report. */
export function timelineOptions(link: ReportLink, day: Day | null) {
  const { over: _, ...whom } = whomOf(link);
  const words = wordsOf(todayOf(link), { ...whom, day: day === null ? [] : [day] });
  return askFigures<TimelineAnswer>(keyOf("/api/report/timeline", link, words));
}

/** Each day's, week's or month's median of everybody in a link's range, in the states that it shows. */
export function mediansOptions(link: ReportLink, by: Grain) {
  return askFigures<DaysAnswer>(mediansKey(link, by));
}

/** Where a link's figures are asked for, as its page reads them. */
export function formatFiguresAddress(link: ReportLink): string {
  const [path, , words] = link.by === null ? reportKey(link) : daysKey(link);
  return `${path}?${words}`;
}

/** Puts figures that the server already had into the page, so that nothing is asked twice. */
export function primeReport(client: QueryClient, link: ReportLink, answer: ReportAnswer): void {
  client.setQueryData(reportKey(link), answer);
}

/** The same of figures by day. */
export function primeDays(client: QueryClient, link: ReportLink, answer: DaysAnswer): void {
  client.setQueryData(daysKey(link), answer);
}

/** The same of the medians. */
export function primeMedians(client: QueryClient, link: ReportLink, answer: DaysAnswer): void {
  client.setQueryData(mediansKey(link, answer.by), answer);
}

/** A look at a day, and an earlier one, as `looks` of a timeline has them; left out: the one before it. */
export type LookWords = { look: string; since?: string };

/**
 * Where the figure of a link's agents and states comes from; asked when it is looked at, and then anew. With `span`: where that
 * comes from which a look at the link's day found more.
 */
export function provenanceOptions(link: ReportLink, span: LookWords | null = null) {
  const looks = span && { look: [span.look], since: span.since ? [span.since] : [] };
  const words = wordsOf(link, { ...whomOf(link), state: link.states, ...looks });
  return queryOptions<ProvenanceAnswer, ApiError>({
    queryKey: ["provenance", words],
    queryFn: ({ signal }) =>
      fetchJson<ProvenanceAnswer>(`/api/report/provenance?${words}`, {
        signal,
        headers: { prefer: `wait=0, ${lenient}` },
      }),
    staleTime: 0,
    retry: false,
  });
}
