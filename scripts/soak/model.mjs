import { shiftDay, windowOfDay } from "./calendar.mjs";
import { addSums, sumsOfTotals, withoutFirst } from "./sums.mjs";

// Instants in answers leave out the fraction of their second.
const grainMs = 1_000;

/**
 * What wolkvox truly said, and when. A closed window has one truth for ever. The running day has one after the other,
 * because its clock is moved by `advance`; agents who are lost for good (`lose`) are a truth of the day's own windows,
 * while an answer for more days than this one names everybody.
 */
export function createModel({ standIn, today, liveWindows, now = Date.now }) {
  const closed = new Map();
  const truths = [];
  // A verdict waits while the running day changes.
  let change = Promise.resolve();

  function follow(work) {
    change = change.then(work);
    return change;
  }

  async function readClosed({ from, to }) {
    const key = `${from} ${to}`;
    if (!closed.has(key)) closed.set(key, standIn.totals(from, to).then(sumsOfTotals));
    return closed.get(key);
  }

  async function begin(facts, work) {
    const fromMs = now();
    await work();
    const before = truths.at(-1);
    const sums = new Map();
    for (const { from, to } of liveWindows) sums.set(from, sumsOfTotals(await standIn.totals(from, to)));
    if (before) before.untilMs = now();
    truths.push({ lost: 0, ...facts, sums, fromMs, untilMs: Number.POSITIVE_INFINITY });
  }

  /** What the running part of a range may be, of the truths that were in force between two instants. */
  function listLive(from, { sinceMs, untilMs }, isOwnWindow) {
    const inForce = truths.filter((truth) => truth.untilMs >= sinceMs - grainMs && truth.fromMs <= untilMs);
    return inForce.flatMap(({ sums, lost }) => {
      const whole = sums.get(from);
      if (whole === undefined) throw new Error(`The model does not know the running window from ${from}.`);
      if (lost === 0) return [whole];
      return isOwnWindow ? [withoutFirst(whole, lost)] : [withoutFirst(whole, lost), whole];
    });
  }

  return {
    today,
    /** Moves the operation's clock: the running day grows. */
    advance: (civilNow) => follow(() => begin({}, () => standIn.change({ now: civilNow }))),
    /** From now on the running day's own windows lack their first agents; `0` brings them back. */
    lose: (lost, work) => follow(() => begin({ lost }, work)),
    /** Resolves when no change of the running day is under way. */
    settled: () => change,
    /**
     * Every figure that stretches of civil time may truly have: one where all of them are closed. `sinceMs` is when the
     * oldest answer was asked.
     */
    async listTruths(windows, times) {
      const parts = windows.map((window) => splitAtToday(window, today));
      const before = addSums(await Promise.all(parts.flatMap(({ over }) => over).map(readClosed)));
      await change;
      const running = parts.flatMap((part) => part.running);
      const isOwnWindow = parts.every(({ over }) => over.length === 0);
      return running.reduce(
        (sums, { from }) =>
          listLive(from, times, isOwnWindow).flatMap((live) => sums.map((one) => addSums([one, live]))),
        [before],
      );
    },
    /** How many truths the running day has had. */
    count: () => truths.length,
  };
}

function splitAtToday(window, today) {
  const { from } = windowOfDay(today);
  if (window.to < from) return { over: [window], running: [] };
  if (window.from >= from) return { over: [], running: [window] };
  return {
    over: [{ from: window.from, to: windowOfDay(shiftDay(today, -1)).to }],
    running: [{ from, to: window.to }],
  };
}
