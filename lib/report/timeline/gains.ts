import { createDirectoryKeeper } from "@/lib/report/figures/agent-list";
import { type AnswerColumns, emptyColumns } from "@/lib/report/figures/answer-columns";

/** One answer about a day: every agent's time in every state from midnight until then. */
export type Look = { atMs: number; columns: AnswerColumns };

/** What a day's answers grew by from look to look. For every agent and state the gains add up to the newest look. */
export type Gains = {
  /** Until when the day was known, in epoch milliseconds, ascending. */
  looks: readonly number[];
  /** Where the rows of each look begin; the next one's begin is their end. */
  starts: readonly number[];
  /** By look: whole seconds, negative where wolkvox corrected itself; zero where a state was named without any time. */
  columns: AnswerColumns;
};

type Cells = Map<number, number>;

// Agent and state are places, of which there are fewer: both are one whole number.
const stateSpan = 2 ** 26;

/**
 * Takes in a day's looks, oldest first, and tells what each brought; begins with gains that were told before. A look that
 * tells nothing later than the one before it corrects that one.
 */
export function createGainSum(kept: Gains | null = null) {
  const inOneDirectory = createDirectoryKeeper();
  const identityOf = new Map<number, number>();
  const looks: { atMs: number; gains: Cells }[] = [];
  let directory = kept?.columns.directory;
  let known: Cells = new Map();

  function note(columns: AnswerColumns, from: number, to: number): Cells {
    const { identities, states, seconds } = columns;
    const cells: Cells = new Map();
    for (let row = from; row < to; row += 1) {
      const time = seconds[row] ?? Number.NaN;
      const identity = identities[row] ?? 0;
      const agent = columns.directory.agentOf[identity] ?? 0;
      identityOf.set(agent, identity);
      if (Number.isNaN(time)) continue;
      const key = agent * stateSpan + (states[row] ?? 0);
      cells.set(key, (cells.get(key) ?? 0) + time);
    }
    return cells;
  }

  function grow(gains: Cells, key: number, seconds: number): void {
    if (seconds !== 0 || !known.has(key)) gains.set(key, (gains.get(key) ?? 0) + seconds);
  }

  if (kept) {
    inOneDirectory(kept.columns);
    for (const [place, atMs] of kept.looks.entries()) {
      const gains = note(kept.columns, ...rowsOf(kept, place));
      looks.push({ atMs, gains });
      for (const [key, seconds] of gains) known.set(key, (known.get(key) ?? 0) + seconds);
    }
  }

  return {
    add({ atMs, columns: given }: Look): void {
      const columns = inOneDirectory(given);
      directory ??= columns.directory;
      const cells = note(columns, 0, columns.seconds.length);
      const last = looks.at(-1);
      const look = last && atMs <= last.atMs ? last : { atMs, gains: new Map<number, number>() };
      if (look !== last) looks.push(look);
      for (const [key, seconds] of cells) grow(look.gains, key, seconds - (known.get(key) ?? 0));
      for (const [key, seconds] of known) if (!cells.has(key)) grow(look.gains, key, -seconds);
      known = cells;
    },

    /**
     * Takes in looks that were had afterwards, of any moments: what is told of the next look shrinks by as much. One at the
     * moment of another corrects it.
     */
    insert(given: readonly Look[]): void {
      const added = given.toSorted((a, b) => a.atMs - b.atMs);
      const before = looks.splice(0);
      // What is known of the day by the looks that were told before, and how much more a look in between knows.
      const told: Cells = new Map();
      let ahead: Cells = new Map();
      const take = ({ atMs, gains }: (typeof looks)[number]) => {
        for (const [key, seconds] of gains) told.set(key, (told.get(key) ?? 0) + seconds);
        looks.push({ atMs, gains: ahead.size === 0 ? gains : subtract(gains, ahead) });
        ahead = new Map();
      };
      for (const { atMs, columns: said } of added) {
        for (let next = before[0]; next && next.atMs <= atMs; next = before[0]) {
          take(next);
          before.shift();
        }
        const columns = inOneDirectory(said);
        directory ??= columns.directory;
        const cells = note(columns, 0, columns.seconds.length);
        const more = subtract(cells, told);
        const gains = subtract(more, ahead);
        const last = looks.at(-1);
        if (last?.atMs === atMs) last.gains = addUp(last.gains, gains);
        else looks.push({ atMs, gains });
        ahead = more;
        known = cells;
      }
      if (before.length === 0) return;
      for (const look of before) take(look);
      known = told;
    },

    build(): Gains {
      const starts: number[] = [];
      let rows = 0;
      for (const { gains } of looks) {
        starts.push(rows);
        rows += gains.size;
      }
      const columns = emptyColumns(rows, directory);
      let row = 0;
      for (const { gains } of looks)
        for (const [key, seconds] of gains) {
          columns.identities[row] = identityOf.get(Math.floor(key / stateSpan)) ?? 0;
          columns.states[row] = key % stateSpan;
          columns.seconds[row] = seconds;
          row += 1;
        }
      return { looks: looks.map(({ atMs }) => atMs), starts, columns };
    },
  };
}

/** What is left of cells without others; a state that is named without any time stays named once. */
function subtract(cells: Cells, others: Cells): Cells {
  const left: Cells = new Map();
  for (const [key, seconds] of cells) {
    const other = others.get(key);
    if (other === undefined || seconds !== other) left.set(key, seconds - (other ?? 0));
  }
  for (const [key, seconds] of others) if (seconds !== 0 && !cells.has(key)) left.set(key, -seconds);
  return left;
}

function addUp(cells: Cells, others: Cells): Cells {
  const sum = new Map(cells);
  for (const [key, seconds] of others) sum.set(key, (sum.get(key) ?? 0) + seconds);
  return sum;
}

/** Where the rows of a look begin and end. */
export function rowsOf({ starts, columns }: Gains, look: number): [from: number, to: number] {
  return [starts[look] ?? 0, starts[look + 1] ?? columns.seconds.length];
}

/** The gains of one look, as the columns of an answer. */
export function gainsOfLook(gains: Gains, look: number): AnswerColumns {
  const { directory, identities, states, seconds } = gains.columns;
  const [from, to] = rowsOf(gains, look);
  return {
    directory,
    identities: identities.subarray(from, to),
    states: states.subarray(from, to),
    seconds: seconds.subarray(from, to),
  };
}
