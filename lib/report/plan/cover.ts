import type { Window } from "@/lib/dates/window";

/** What stands for a run of pieces: a window that is known, or, where `isKnown` is false, one piece that is not. */
export type CoverPart = { window: Window; isKnown: boolean; first: number; count: number };

type Step = { missing: number; joined: number; part: CoverPart | null; next: number };

/**
 * Tiles the pieces with known windows: no second twice, as few unknown pieces as can be, and among such tilings the
 * one with the fewest windows of more than one piece, because a single day is asked again and a block is not.
 */
export function coverPieces(pieces: readonly Window[], known: readonly Window[]): CoverPart[] {
  const spans = findSpans(pieces, known);
  const steps: Step[] = Array.from({ length: pieces.length + 1 }, () => end);
  for (let first = pieces.length - 1; first >= 0; first--)
    steps[first] = bestStep(first, pieces, spans, steps);
  const parts: CoverPart[] = [];
  for (let at = 0; at < pieces.length; ) {
    const step = steps[at] ?? end;
    if (step.part) parts.push(step.part);
    at = step.next;
  }
  return parts;
}

const end: Step = { missing: 0, joined: 0, part: null, next: Number.POSITIVE_INFINITY };

/** For every piece the known windows that begin with it and end with a piece: how many pieces each of them holds. */
function findSpans(pieces: readonly Window[], known: readonly Window[]): Map<number, number[]> {
  const starts = new Map(pieces.map(({ from }, index) => [from, index]));
  const ends = new Map(pieces.map(({ to }, index) => [to, index]));
  const spans = new Map<number, number[]>();
  for (const { from, to } of known) {
    const [first, last] = [starts.get(from), ends.get(to)];
    if (first === undefined || last === undefined || last < first) continue;
    spans.set(first, [...(spans.get(first) ?? []), last - first + 1]);
  }
  return spans;
}

function bestStep(
  first: number,
  pieces: readonly Window[],
  spans: ReadonlyMap<number, number[]>,
  steps: readonly Step[],
): Step {
  const counts = spans.get(first) ?? [];
  const known = counts.map((count) => stepOver(first, count, true, pieces, steps));
  const options = counts.includes(1) ? known : [...known, stepOver(first, 1, false, pieces, steps)];
  return options.reduce((best, option) => (isBetter(option, best) ? option : best));
}

function stepOver(
  first: number,
  count: number,
  isKnown: boolean,
  pieces: readonly Window[],
  steps: readonly Step[],
): Step {
  const rest = steps[first + count] ?? end;
  const window = { from: pieces[first]?.from ?? "", to: pieces[first + count - 1]?.to ?? "" };
  return {
    missing: rest.missing + (isKnown ? 0 : 1),
    joined: rest.joined + (count > 1 ? 1 : 0),
    part: { window, isKnown, first, count },
    next: first + count,
  };
}

function isBetter(a: Step, b: Step): boolean {
  return a.missing < b.missing || (a.missing === b.missing && a.joined < b.joined);
}

/** The known windows that hold more than one of the pieces, with the pieces each of them holds. */
export function findBlocks(
  pieces: readonly Window[],
  known: readonly Window[],
): { block: Window; pieces: Window[] }[] {
  const spans = findSpans(pieces, known);
  return [...spans].flatMap(([first, counts]) =>
    counts
      .filter((count) => count > 1)
      .map((count) => {
        const held = pieces.slice(first, first + count);
        return { block: { from: held[0]?.from ?? "", to: held.at(-1)?.to ?? "" }, pieces: held };
      }),
  );
}
