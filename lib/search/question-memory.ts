import type { Day } from "@/lib/dates/window";
import { keepBounded } from "@/lib/dates/zone";
import { type ParsedLink, parseReportLink } from "./report-link";
import { type Operations, type ResolvedQuestion, resolveQuestion } from "./resolve-question";
import { chosenOperation } from "./switch-operation";

/** The words of an address, and the link that they are. Whoever reads them changes nothing in them. */
export type AskedWords = { params: URLSearchParams; parsed: ParsedLink };

const mostWords = 1_000;
// Longer ones are read anew: they would fill the memory.
const longestSearch = 1_000;

/** Reads the words of addresses, as `parseReportLink` does, and remembers the short ones among the last. */
export function createWordsReader(extraWords: readonly string[]) {
  const known = new Map<string, AskedWords>();

  return (search: string): AskedWords => {
    const asked = known.get(search);
    if (asked) return asked;
    const params = new URLSearchParams(search);
    const read = { params, parsed: parseReportLink(params.entries(), extraWords) };
    if (search.length <= longestSearch) keepBounded(known, mostWords, search, read);
    return read;
  };
}

type Resolved = { today: Day; operations: Operations; question: ResolvedQuestion };

const lastResolved = new WeakMap<ParsedLink, Resolved>();

/**
 * `resolveQuestion` of a link that names no team. Nothing but the operation's day can change what it means, so the same link is
 * worked out once a day.
 */
export function resolveOnceADay(
  parsed: ParsedLink,
  operations: Operations,
  todayIn: (timeZone: string) => Day,
): ResolvedQuestion {
  const today = todayIn(chosenOperation(parsed.link, operations).timeZone);
  const last = lastResolved.get(parsed);
  if (last?.today === today && last.operations === operations) return last.question;
  const question = resolveQuestion(parsed, operations, () => today, []);
  lastResolved.set(parsed, { today, operations, question });
  return question;
}
