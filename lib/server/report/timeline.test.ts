import { expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { noSettings } from "@/lib/report/answers/operation-settings";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { everything } from "@/lib/report/figures/agent-table";
import { openLedger, reader, refreshMs, row, type Script } from "@/lib/server/ledger/answers.stage";
import { createErasures } from "@/lib/server/ledger/erasure/erasures";
import { noon, question, startReports } from "./reports.stage";
import type { TimelineQuestion } from "./timeline-report";

const ledger = openLedger("sqlite");
const day = "2026-11-20";

function ask(more: Partial<TimelineQuestion> = {}): TimelineQuestion {
  return { ...question(windowOfDay(day)), reading: everything, day, ...more };
}

function open(script: Script, more: Parameters<typeof startReports>[3] = {}) {
  const operation = ledger.operation();
  return { operation, ...startReports(ledger.kysely(), operation, script, more) };
}

/** Seconds by agent and state, as the gains add up. */
function sum({ agents, states }: TimelineAnswer) {
  return agents.map(({ id, gains }) => {
    const own: Record<string, number> = {};
    for (const [, state, seconds] of gains)
      own[states[state] ?? ""] = (own[states[state] ?? ""] ?? 0) + seconds;
    return [id, own];
  });
}

const grown = [
  [row("1", "Break", 60), row("2", "Baño", 30)],
  [row("1", "Break", 360), row("2", "Baño", 30), row("3", "Break", 20)],
  [row("1", "Break", 500), row("2", "Baño", 20), row("2", "Break", 40), row("3", "Break", 20)],
];

test("tells what each look at a running day found more, to the second of the last one", async () => {
  const { reports, clock, calls, book } = open((_, call) => grown[Math.min(call, grown.length) - 1] ?? []);
  const first = await reports.loadTimeline(ask());
  expect(first).toMatchObject({
    ...{ operation: "default", day, timeZone: "America/Bogota", counting: "unknown", fill: null },
    ...{ asOf: "2026-11-20T17:00:00Z", looks: ["2026-11-20T17:00:00Z"] },
  });
  clock.ms += refreshMs;
  await book.ask(windowOfDay(day), reader);
  await reports.loadTimeline(ask());
  for (let looks = 0; looks < 2; looks += 1) {
    clock.ms += refreshMs;
    await book.ask(windowOfDay(day), reader);
  }
  const answer = await reports.loadTimeline(ask());
  // What says less is believed once it is said again.
  expect([calls.length, answer.looks]).toEqual([
    4,
    ["2026-11-20T17:00:00Z", "2026-11-20T17:05:00Z", "2026-11-20T17:15:00Z"],
  ]);
  const [pause, bath] = ["Break", "Baño"].map((state) => answer.states.indexOf(state));
  expect(answer.agents.map(({ id, gains }) => [id, gains])).toEqual([
    [
      "1",
      [
        [0, pause, 60],
        [1, pause, 300],
        [2, pause, 140],
      ],
    ],
    // wolkvox took ten seconds back: that is a gain below zero, and no silence.
    [
      "2",
      [
        [0, bath, 30],
        [2, bath, -10],
        [2, pause, 40],
      ].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
    ],
    ["3", [[1, pause, 20]]],
  ]);
  const { agents, states } = await reports.loadReport({
    ...question(windowOfDay(day)),
    waitLimit: { kind: "atMost", mostMs: 0 },
  });
  for (const { id, seconds } of agents) {
    const own = Object.fromEntries(sum(answer))[id];
    expect(states.map((state) => (own as Record<string, number>)[state] ?? 0)).toEqual(seconds);
  }
  expect(answer.agents[0]?.visits).toEqual([
    {
      ...{ state: pause, atLeast: 1, seconds: 500, grade: "open" },
      ...{ from: "2026-11-20T05:00:00Z", to: "2026-11-20T17:15:00Z" },
    },
  ]);
});

test("the answer after the day's end stands at its end, and a later correction with it", async () => {
  const said = [60, 100, 90].map((seconds) => [row("1", "Break", seconds)]);
  const { reports, clock, book } = open((_, call) => said[Math.min(call, said.length) - 1] ?? []);
  await reports.loadTimeline(ask());
  clock.ms = noon + 14 * 3_600_000;
  await book.ask(windowOfDay(day), reader);
  const closed = await reports.loadTimeline(ask());
  expect([closed.looks.at(-1), closed.looks.length]).toEqual(["2026-11-21T05:00:00Z", 2]);
  clock.ms += 24 * 3_600_000;
  await book.askAgain(windowOfDay(day), "ana");
  clock.ms += refreshMs;
  await book.askAgain(windowOfDay(day), "ana");
  const corrected = await reports.loadTimeline(ask());
  expect(corrected.looks).toEqual(closed.looks);
  expect(Object.fromEntries(sum(corrected))["1"]).toEqual({ Break: 90 });
});

test("is of those whom the reader may see, under the states that count for them", async () => {
  const states = [
    {
      state: "Baño",
      name: "Baño",
      class: "personal" as const,
      paid: "no" as const,
      isSensitive: true,
      mergedInto: null,
      order: 0,
    },
    {
      state: "Break",
      name: "Break",
      class: "personal" as const,
      paid: "no" as const,
      isSensitive: true,
      mergedInto: null,
      order: 1,
    },
  ];
  const agents = [{ id: "3", name: "Zoe", isHidden: true, from: null, to: null }];
  const settings = { ...noSettings, states, agents, version: 1 };
  const { reports } = open(() => grown[2] ?? [], { settings });
  const all = await reports.loadTimeline(ask());
  expect(all.agents.map(({ id }) => id)).toEqual(["1", "2"]);
  const team = { id: "t", name: "T", version: 1, size: 1, agents: ["2"] };
  const folded = await reports.loadTimeline(ask({ sight: { teams: [team] }, seesSensitive: false }));
  expect(folded.states).toHaveLength(1);
  expect(sum(folded)).toEqual([["2", { [folded.states[0] ?? ""]: 60 }]]);
  const classes = await reports.loadTimeline(ask({ group: "class" }));
  expect(sum(classes)).toEqual([
    ["1", { personal: 500 }],
    ["2", { personal: 60 }],
  ]);
  const chosen = await reports.loadTimeline(
    ask({ reading: { ...everything, agents: ["1"], states: ["break"] } }),
  );
  expect(sum(chosen)).toEqual([["1", { Break: 500 }]]);
  await expect(
    reports.loadTimeline(ask({ reading: { ...everything, agents: ["3"] } })),
  ).rejects.toMatchObject({ code: "not-found" });
});

test("nobody who was removed is in it, also of looks that were read before", async () => {
  const { reports, operation, clock, book } = open((_, call) => grown[call - 1] ?? []);
  await reports.loadTimeline(ask());
  await createErasures({ kysely: ledger.kysely(), operation, now: () => clock.ms }).erase(
    { id: "1", name: "" },
    "ana",
  );
  await book.syncNow();
  const answer = await reports.loadTimeline(ask());
  expect(answer.agents.map(({ id }) => id)).toEqual(["2"]);
});

test("a look that says less and is not believed yet is none", async () => {
  const said = [grown[1], [row("1", "Break", 1)]];
  const { reports, clock, book } = open((_, call) => said[call - 1] ?? []);
  await reports.loadTimeline(ask());
  clock.ms += refreshMs;
  await book.ask(windowOfDay(day), reader);
  const answer = await reports.loadTimeline(ask());
  expect(answer.looks).toHaveLength(1);
  expect(Object.fromEntries(sum(answer))["1"]).toEqual({ Break: 360 });
});

test("where nothing can be had, it is a failure and no empty day", async () => {
  const { reports } = open(() => {
    throw new Error("away");
  });
  await expect(reports.loadTimeline(ask())).rejects.toThrow();
});

test("a cell is traced to the two looks that it is the difference of", async () => {
  const said = [60, 360, 500].map((seconds) => [row("1", "Break", seconds), row("2", "Baño", 30)]);
  const { reports, clock, book, gains, store } = open(
    (_, call) => said[Math.min(call, said.length) - 1] ?? [],
  );
  const asked = question(windowOfDay(day), { reading: { ...everything, agents: ["1"], states: ["Break"] } });
  for (let looks = 0; looks < 3; looks += 1) {
    await book.ask(windowOfDay(day), reader);
    clock.ms += refreshMs;
  }
  const at = (minutes: number) => noon + minutes * 60_000;
  const trace = async (look: number, since: number | null = null) => {
    const { total, windows } = await reports.loadProvenance(asked, { look, since });
    return [
      total,
      ...windows.map((one) => [one.look, one.seconds, one.askedAt, one.digest !== null, one.isGone]),
    ];
  };
  const [first, second, third] = ["2026-11-20T17:00:00Z", "2026-11-20T17:05:00Z", "2026-11-20T17:10:00Z"];
  expect(await trace(at(5))).toEqual([
    300,
    [second, 360, second, true, undefined],
    [first, -60, first, true, undefined],
  ]);
  expect(await trace(at(10), at(0))).toEqual([
    440,
    [third, 500, third, true, undefined],
    [first, -60, first, true, undefined],
  ]);
  expect(await trace(at(0))).toEqual([60, [first, 60, first, true, undefined]]);
  const begins = Date.parse("2026-11-20T05:00:00Z");
  expect(await trace(at(10), begins)).toEqual([500, [third, 500, third, true, undefined]]);
  await expect(trace(at(3))).rejects.toMatchObject({ code: "not-found" });
  await expect(trace(at(5), at(10))).rejects.toMatchObject({ code: "not-found" });
  await expect(
    reports.loadProvenance(
      { ...asked, ...question({ from: `${day}T00:00:00`, to: `${day}T11:59:59` }) },
      { look: at(5), since: null },
    ),
  ).rejects.toMatchObject({ code: "invalid-parameter" });
  // The looks are thrown away, but for the newest one, and what they found is kept.
  clock.ms += 9 * 86_400_000;
  await gains.keep(clock.ms, "2025-11-20");
  await store.purge(clock.ms, { timeZone: "America/Bogota", keptDays: 400 });
  const newest = "2026-11-20T17:15:00Z";
  expect(await trace(at(15), at(5))).toEqual([
    140,
    [newest, 500, newest, true, undefined],
    [second, -360, second, false, true],
  ]);
});

test("a cell of a filled day is traced to the answers about what came before", async () => {
  const { reports, hours, clock } = open(({ to }) => [row("1", "Break", Number(to.slice(11, 13)) * 60)]);
  clock.ms = noon + 24 * 3_600_000;
  await hours.begin(day, 3600);
  await hours.run();
  const { total, windows } = await reports.loadProvenance(question(windowOfDay(day)), {
    ...{ look: Date.parse("2026-11-20T15:00:00Z"), since: null },
  });
  expect([total, windows.map(({ to, seconds, isFinal }) => [to, seconds, isFinal])]).toEqual([
    60,
    [
      [`${day}T09:59:59`, 540, true],
      [`${day}T08:59:59`, -480, true],
    ],
  ]);
});
