import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { listAgentIds } from "@/lib/report/figures/answer-columns";
import { gainsOfLook } from "@/lib/report/timeline/gains";
import { createStageBook, fresh, openLedger, refreshMs, row, timeZone, turn } from "./answers.stage";
import { createErasures } from "./erasure/erasures";
import { openHours } from "./hours.stage";
import { loadHeldGains, scrubGains } from "./kept-gains";

const day = "2026-11-20";
const dayMs = 86_400_000;
const noonMs = Date.parse("2026-11-20T17:00:00Z");

describe.each(["sqlite", "postgres"] as const)("the gains of a day on %s", (engine) => {
  const ledger = openLedger(engine);

  /** An instance that has read nothing yet. */
  function open(operation: string) {
    const kysely = ledger.kysely();
    const stage = createStageBook(kysely, operation, { nowMs: noonMs, script: () => [] });
    return { ...stage, ...openHours(kysely, operation, stage) };
  }

  async function tell(operation: string) {
    const { gains } = await open(operation).gains.load(day);
    return gains.looks.map((atMs, look) => {
      const { directory, identities, states, seconds } = gainsOfLook(gains, look);
      return [
        atMs,
        ...Array.from(seconds, (gain, at) =>
          [directory.identities[identities[at] ?? 0]?.id, directory.states[states[at] ?? 0], gain].join(),
        ).sort(),
      ];
    });
  }

  async function look(operation: string, times: number) {
    const { store } = open(operation);
    for (let at = 0; at < times; at += 1) {
      const rows = [
        row("7", "Break", 100 + 60 * at),
        row("8", "Baño", 30 + at),
        row("9", "Break", at === 0 ? 5 : 6),
      ];
      await store.append(fresh(windowOfDay(day), noonMs + at * refreshMs, rows), turn);
    }
    return store;
  }

  const countAnswers = async (operation: string) =>
    (await ledger.kysely().selectFrom("answer").select("id").where("operation", "=", operation).execute())
      .length;

  test("stay as they are when the looks go, and take in what comes later", async () => {
    const operation = ledger.operation();
    const store = await look(operation, 5);
    const before = await tell(operation);
    expect(before[4]).toEqual([noonMs + 4 * refreshMs, "7,Break,60", "8,Baño,1"]);
    const later = noonMs + 9 * dayMs;
    const { gains, kept } = open(operation);
    await gains.keep(noonMs + 6 * dayMs, "2025-11-20");
    expect(await kept.load(day)).toBeNull();
    await gains.keep(later, "2025-11-20");
    await store.purge(later, { timeZone, keptDays: 400 });
    expect(await countAnswers(operation)).toBe(1);
    expect(await tell(operation)).toEqual(before);
    expect(await kept.listDue(later)).toEqual([]);
    await store.append(
      fresh(windowOfDay(day), later, [row("7", "Break", 400), row("8", "Baño", 34), row("9", "Break", 6)]),
      turn,
    );
    const after = await tell(operation);
    expect(after.slice(0, 5)).toEqual(before);
    expect(after[5]).toEqual([Date.parse("2026-11-21T05:00:00Z"), "7,Break,60"]);
    await open(operation).gains.keep(later + dayMs, "2026-11-21");
    expect(await kept.load(day)).toBeNull();
  });

  test("rest on one answer a look, and are known otherwise once another is there", async () => {
    const operation = ledger.operation();
    const store = await look(operation, 3);
    const { gains, book } = open(operation);
    await book.sync();
    const sources = await gains.loadSources(day);
    const moments = [0, 1, 2].map((at) => noonMs + at * refreshMs);
    expect([...sources.keys()]).toEqual(moments);
    expect([...sources.values()].map(({ askedAtMs }) => askedAtMs)).toEqual(moments);
    const days = [day, "2026-11-19"];
    const before = await gains.loadVersions(days);
    expect(await gains.loadVersions(days)).toEqual(before);
    const rows = [row("7", "Break", 900), row("8", "Baño", 40), row("9", "Break", 6)];
    await store.append(fresh(windowOfDay(day), noonMs + 3 * refreshMs, rows), turn);
    const later = open(operation);
    await later.book.sync();
    const [today, other] = await later.gains.loadVersions(days);
    expect(today).not.toBe(before[0]);
    expect(other).toBe(before[1]);
    const { looks } = (await later.gains.loadInPassing(day)).gains;
    expect(looks).toEqual([...moments, noonMs + 3 * refreshMs]);
  });

  test("are without whoever is removed, each look with its own rows", async () => {
    const operation = ledger.operation();
    await look(operation, 3);
    const { gains, kept } = open(operation);
    await gains.keep(noonMs + 9 * dayMs, "2025-11-20");
    expect(await loadHeldGains(ledger.kysely(), operation, { id: "9", name: "" })).toEqual([
      {
        day,
        gains: [
          { at: "2026-11-20T17:00:00Z", state: "Break", seconds: 5 },
          { at: "2026-11-20T17:05:00Z", state: "Break", seconds: 1 },
        ],
      },
    ]);
    await createErasures({ kysely: ledger.kysely(), operation, now: () => noonMs }).erase(
      { id: "7", name: "" },
      "ana",
    );
    expect(await loadHeldGains(ledger.kysely(), operation, { id: "7", name: "" })).toEqual([]);
    const found = await kept.load(day);
    expect(found && listAgentIds(found.gains.columns)).toEqual(["8", "9"]);
    expect(await tell(operation)).toEqual([
      [noonMs, "8,Baño,30", "9,Break,5"],
      [noonMs + refreshMs, "8,Baño,1", "9,Break,1"],
      [noonMs + 2 * refreshMs, "8,Baño,1"],
    ]);
    // An instance that had read the day forgets what it read.
    expect(listAgentIds((await gains.load(day)).gains.columns)).toEqual(["8", "9"]);
  });

  test("are due once for what was looked at of a whole day, again after a newer look, and never of a part", async () => {
    const operation = ledger.operation();
    const store = await look(operation, 2);
    const part = async (window: Window) => {
      for (const at of [0, 1]) await store.append(fresh(window, noonMs + at, [row("7", "Break", 9)]), turn);
    };
    // Other days, or one would be taken for the other.
    await part({ from: "2026-11-17T00:00:00", to: "2026-11-17T11:59:59" });
    await part({ from: "2026-11-18T12:00:00", to: "2026-11-18T23:59:59" });
    await part({ from: "2026-11-19T06:00:00", to: "2026-11-19T21:59:59" });
    await part({ from: "2026-11-09T00:00:00", to: "2026-11-15T23:59:59" });
    const later = noonMs + 8 * dayMs;
    const { gains, kept } = open(operation);
    expect(await kept.listDue(later)).toEqual([day]);
    await gains.keep(later, "2025-11-20");
    expect(await kept.listDue(later)).toEqual([]);
    // It says less than the one before, and is not in force.
    const less = [row("7", "Break", 300)];
    await store.append(fresh(windowOfDay(day), noonMs + 2 * refreshMs, less), turn);
    expect(await kept.listDue(later)).toEqual([]);
    const more = [...less, row("8", "Baño", 40), row("9", "Break", 6)];
    await store.append(fresh(windowOfDay(day), noonMs + 3 * refreshMs, more), turn);
    expect(await kept.listDue(later)).toEqual([day]);
  });

  /** Two days, of which the second is of agent 7 alone. */
  async function keepTwo() {
    const operation = ledger.operation();
    const store = await look(operation, 2);
    const next = windowOfDay("2026-11-21");
    for (const at of [0, 1])
      await store.append(fresh(next, noonMs + dayMs + at * refreshMs, [row("7", "Break", 50)]), turn);
    await open(operation).gains.keep(noonMs + 9 * dayMs, "2025-11-20");
    return operation;
  }

  test("are rewritten on the days of whoever is removed, and on no other", async () => {
    const operation = await keepTwo();
    const scrub = (gone: string) => scrubGains(ledger.kysely(), operation, ({ id }) => id === gone);
    expect(await scrub("nobody")).toBe(0);
    expect(await scrub("8")).toBe(1);
    expect(await scrub("8")).toBe(0);
    expect(await scrub("7")).toBe(2);
    expect(await scrub("9")).toBe(1);
  });

  test("are told of an agent state by state, day by day", async () => {
    const operation = await keepTwo();
    expect(await loadHeldGains(ledger.kysely(), operation, { id: "8", name: "" })).toEqual([
      {
        day,
        gains: [
          { at: "2026-11-20T17:00:00Z", state: "Baño", seconds: 30 },
          { at: "2026-11-20T17:05:00Z", state: "Baño", seconds: 1 },
        ],
      },
    ]);
    const held = await loadHeldGains(ledger.kysely(), operation, { id: "7", name: "" });
    expect(held.map((one) => one.day)).toEqual([day, "2026-11-21"]);
  });

  test("that are thrown away while somebody goes through them are left out", async () => {
    /** A database in which both days go as soon as they were listed. */
    const forget = (operation: string) =>
      ledger.kysely().withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          if (result.rows.length === 2) await open(operation).kept.purge("2026-11-22");
          return result;
        },
      });
    const held = await keepTwo();
    expect(await loadHeldGains(forget(held), held, { id: "7", name: "" })).toEqual([]);
    const scrubbed = await keepTwo();
    expect(await scrubGains(forget(scrubbed), scrubbed, () => true)).toBe(0);
  });

  test("that are damaged are no figures", async () => {
    const operation = ledger.operation();
    await look(operation, 2);
    const { gains, kept } = open(operation);
    await gains.keep(noonMs + 9 * dayMs, "2025-11-20");
    await ledger
      .kysely()
      .updateTable("day_gain")
      .set({ digest: "0".repeat(64) })
      .where("operation", "=", operation)
      .execute();
    await expect(kept.load(day)).rejects.toThrow("damaged");
  });
});
