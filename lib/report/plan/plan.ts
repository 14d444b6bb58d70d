import { holdsWindow, type LocalDateTime, type Window } from "@/lib/dates/window";
import { type CoverPart, coverPieces } from "./cover";
import { cutIntoPieces, joinPieces, keyOfWindow } from "./pieces";

/** One answer that the ledger holds in force. Instants in epoch milliseconds. */
export type KnownWindow = {
  window: Window;
  askedAtMs: number;
  /** It was asked after its window had ended. */
  isClosed: boolean;
  /** When it should be asked once more although it is closed; null = never. */
  recheckAtMs: number | null;
  /** A newer answer that says less and waits for a second look; null = none. */
  doubted: object | null;
};

export type PlanQuestion = {
  /** The stretches of civil time whose sum is the report, oldest first. */
  stretches: readonly Window[];
  known: readonly KnownWindow[];
  /** A window whose answer would meet the record cap: it is asked in halves. */
  isTooBig: (window: Window) => boolean;
  nowMs: number;
  /** The same moment on the operation's clock. */
  nowLocal: LocalDateTime;
  refreshMs: number;
};

/** What a report rests on now, and the calls that make it whole. No window stands twice. */
export type Plan = {
  /** Those that have begun: wolkvox has nothing to say of the others. */
  pieces: Window[];
  /** The pieces that have not begun, oldest first: no call asks for them. */
  toCome: Window[];
  /** Known windows that tile what is known of the range, oldest first. */
  use: Window[];
  /** The pieces nothing is known of. */
  gaps: Window[];
  /** The calls a reader waits for, in order: as few as give totals. */
  ask: Window[];
  /** Then, in the background, the single days and all other second looks, newest first. */
  behind: Window[];
};

/** The newest days of a range of which each is a call, for which a reader waits: a month, as far as one call goes. */
const waitedDays = 31;

/**
 * The plan of a range. A stretch nothing is known of is asked as one block per 31 days, so that totals appear after
 * one call a block; its days follow behind, newest first. What is known is never asked again but for a day that
 * still runs (every `refreshMs`) and the second looks at closed days; a reader waits for the look that tells whether a
 * doubted answer holds. Of many stretches (a shift of every day) a reader
 * waits for the newest 31, and those before them follow behind.
 */
export function planCalls(question: PlanQuestion): Plan {
  const plans = question.stretches.map((stretch) => planStretch(stretch, question));
  const newestFirst = (windows: Window[]) => windows.sort((a, b) => (a.from < b.from ? 1 : -1));
  return {
    pieces: plans.flatMap(({ pieces }) => pieces),
    toCome: plans.flatMap(({ toCome }) => toCome),
    use: plans.flatMap(({ use }) => use),
    gaps: plans.flatMap(({ gaps }) => gaps),
    ask: plans.slice(-waitedDays).flatMap(({ ask }) => ask),
    behind: newestFirst([
      ...plans.slice(0, -waitedDays).flatMap(({ ask }) => ask),
      ...plans.flatMap(({ behind }) => behind),
    ]),
  };
}

/**
 * The plan of a range that is read day by day, for which blocks say nothing. Every day that is not known is a call, newest
 * first: a reader waits for the newest 31 days of the range, and those before them follow in the background.
 */
export function planDays(question: PlanQuestion): Plan {
  const plan = planCalls(question);
  const known = new Map(question.known.map((entry) => [keyOfWindow(entry.window), entry]));
  const isKnown = (piece: Window) => known.has(keyOfWindow(piece));
  const listGaps = (pieces: readonly Window[]) => pieces.filter((piece) => !isKnown(piece));
  const refreshes = plan.pieces.filter((piece) => isRefreshDue(known.get(keyOfWindow(piece)), question));
  return {
    pieces: plan.pieces,
    toCome: plan.toCome,
    use: plan.pieces.filter(isKnown),
    gaps: listGaps(plan.pieces),
    ask: [...refreshes, ...listGaps(plan.pieces.slice(-waitedDays)).toReversed()],
    behind: [...listGaps(plan.pieces.slice(0, -waitedDays)).toReversed(), ...plan.behind.filter(isKnown)],
  };
}

/** The calls until a range is known as a whole, or its single days too where it is: a reader's, and those behind. */
export function listLacking({ gaps, ask, behind }: Plan): { waited: Window[]; filled: Window[] } {
  if (gaps.length === 0) return { waited: [], filled: behind };
  const unknown = new Set(gaps.map(keyOfWindow));
  const isAsked = (window: Window) => ask.some((block) => holdsWindow(block, window));
  const filled = behind.filter((window) => unknown.has(keyOfWindow(window)) && !isAsked(window));
  return { waited: ask, filled };
}

/** The calls that a range nothing is known of costs before its totals can be read. */
export function planBlocks(stretches: readonly Window[]): Window[] {
  return stretches.flatMap((stretch) => joinPieces(cutIntoPieces(stretch)));
}

function planStretch(stretch: Window, question: PlanQuestion): Plan {
  const all = cutIntoPieces(stretch);
  const pieces = all.filter(({ from }) => from <= question.nowLocal);
  const within = question.known.filter(({ window }) => holdsWindow(stretch, window));
  const known = new Map(within.map((entry) => [keyOfWindow(entry.window), entry]));
  const windows = within.map(({ window }) => window);
  const cover = coverPieces(pieces, windows);
  const gaps = cover.filter(({ isKnown }) => !isKnown);
  const ask = askOf(pieces, windows, known, gaps, question);
  const asked = new Set(ask.map(keyOfWindow));
  return {
    pieces,
    toCome: all.slice(pieces.length),
    use: cover.filter(({ isKnown }) => isKnown).map(({ window }) => window),
    gaps: gaps.map(({ window }) => window),
    ask,
    behind: pieces.filter((piece) => {
      const key = keyOfWindow(piece);
      return !asked.has(key) && isBehind(known.get(key), question);
    }),
  };
}

function isBehind(known: KnownWindow | undefined, question: PlanQuestion): boolean {
  return !known || (known.isClosed && isRecheckDue(known, question));
}

function isRecheckDue({ recheckAtMs }: KnownWindow, { nowMs }: PlanQuestion): boolean {
  return recheckAtMs !== null && recheckAtMs <= nowMs;
}

// A block with a day that still runs grows old with that day: its closed part is asked once, its last day alone.
function askOf(
  pieces: Window[],
  windows: Window[],
  known: ReadonlyMap<string, KnownWindow>,
  gaps: CoverPart[],
  question: PlanQuestion,
): Window[] {
  const isDue = (window: Window) => isRefreshDue(known.get(keyOfWindow(window)), question);
  const single = new Set(pieces.map(keyOfWindow));
  const fresh = windows.filter((window) => single.has(keyOfWindow(window)) || !isDue(window));
  const cover = coverPieces(pieces, fresh);
  const cold = new Set(gaps.map(({ first }) => first));
  const runs = runsOf(cover).flatMap((run) =>
    run.some(({ first }) => cold.has(first)) ? [run] : splitRunning(run, question.nowLocal),
  );
  const blocks = runs.flatMap((run) => joinPieces(run.map(({ window }) => window)));
  const refreshes = pieces.filter(isDue);
  return [...blocks.flatMap((block) => halveTooBig(block, question.isTooBig)), ...refreshes];
}

/** An answer from the future means that the clock was set back: its age says nothing. */
function isRefreshDue(known: KnownWindow | undefined, question: PlanQuestion): boolean {
  if (!known) return false;
  if (known.isClosed) return known.doubted !== null && isRecheckDue(known, question);
  const ageMs = question.nowMs - known.askedAtMs;
  return ageMs >= question.refreshMs || ageMs < 0;
}

function runsOf(cover: CoverPart[]): CoverPart[][] {
  const runs: CoverPart[][] = [];
  let last: CoverPart | undefined;
  for (const part of cover) {
    if (!part.isKnown && last && !last.isKnown) runs.at(-1)?.push(part);
    else if (!part.isKnown) runs.push([part]);
    last = part;
  }
  return runs;
}

function splitRunning(run: CoverPart[], nowLocal: LocalDateTime): CoverPart[][] {
  const closed = run.filter(({ window }) => window.to < nowLocal);
  const running = run.filter(({ window }) => window.to >= nowLocal);
  return [closed, running].filter((part) => part.length > 0);
}

function halveTooBig(window: Window, isTooBig: (window: Window) => boolean): Window[] {
  const pieces = cutIntoPieces(window);
  if (pieces.length < 2 || !isTooBig(window)) return [window];
  const middle = Math.floor(pieces.length / 2);
  return [pieces.slice(0, middle), pieces.slice(middle)]
    .flatMap(joinPieces)
    .flatMap((half) => halveTooBig(half, isTooBig));
}
