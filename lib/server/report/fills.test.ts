import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Day, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf } from "@/lib/dates/zone";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { everything } from "@/lib/report/figures/agent-table";
import { answerAt, type Episode } from "@/lib/report/timeline/episodes.cases";
import { parseEnvironment } from "@/lib/server/settings/env";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createMetrics } from "./metrics";
import { createOperationReports } from "./operation-reports";
import { question } from "./reports.stage";
import { createStateStyles } from "./state-styles";

type Counting = Parameters<typeof answerAt>[2];

let place: TestDatabase;
let database: Database;
let upstream: Server;
let asked: string[];
/** What wolkvox says of a day up to an instant. */
let say: (untilMs: number) => ReturnType<typeof answerAt>;
let zone: string;
const running: ReturnType<typeof createOperationReports>[] = [];

beforeEach(async () => {
  place = await makeTestDatabase("sqlite");
  database = createDatabase(place.url);
  await migrateDatabase(database);
  asked = [];
  upstream = createServer(({ url }, response) => {
    const to = new URL(url ?? "", "http://wolkvox").searchParams.get("date_end") ?? "";
    asked.push(to);
    const local = to.replace(/(....)(..)(..)(..)(..)(..)/, "$1-$2-$3T$4:$5:$6");
    const { directory, identities, states, seconds } = say(lastInstantOf(local, zone) + 1000);
    const data = Array.from(seconds, (time, at) => ({
      agent_id: directory.identities[identities[at] ?? 0]?.id ?? "",
      ...{ agent_dni: "", agent_name: "ANA", aux_state: directory.states[states[at] ?? 0] ?? "" },
      time: formatTime(time),
    }));
    const isEmpty = data.length === 0;
    response.writeHead(isEmpty ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify({ code: isEmpty ? 404 : 200, error: null, msg: "", data }));
  }).listen(0, "127.0.0.1");
  await once(upstream, "listening");
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.drain();
  upstream.close();
  await database.close();
  await place.remove();
});

function formatTime(seconds: number): string {
  const pad = (part: number) => String(Math.floor(part)).padStart(2, "0");
  return `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** One instance of the app over the database of the test. */
function startInstance(ledger: string, nowMs: number, more: Record<string, string> = {}) {
  const address = upstream.address();
  const environment = parseEnvironment({
    WOLKVOX_BASE_URL: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    ...{ WOLKVOX_TOKEN: "token", WOLKVOX_PAUSE_MS: "0", WOLKVOX_TIME_ZONE: zone, ...more },
  });
  const [operation] = environment.operations;
  if (!operation) throw new Error("There is one.");
  const operations = [operation] as const;
  const { kysely } = database;
  const now = () => nowMs;
  const reports = createOperationReports({
    ...{ kysely, environment, operations, now, metrics: createMetrics() },
    ledgers: new Map([["default", ledger]]),
    styles: createStateStyles(kysely, now),
    settings: { recall: async (id: string) => ({ operation: id, ...noSettings }) },
    notes: { recall: async () => [] },
    log: { info: () => {}, warn: () => {} },
    monotonicNow: () => performance.now(),
  });
  running.push(reports);
  return reports.servicesOf("default");
}

async function readDay({ service }: ReturnType<typeof startInstance>, day: Day) {
  const asking = { ...question(windowOfDay(day)), timeZone: zone, reading: everything };
  const told = await service.loadTimeline({ ...asking, day });
  const { agents, states } = await service.loadReport(asking);
  const sums = new Map(
    told.agents.map(({ id, gains }) => [
      id,
      states.map((state) => {
        const own = gains.filter(([, at]) => told.states[at] === state);
        return own.reduce((sum, [, , seconds]) => sum + seconds, 0);
      }),
    ]),
  );
  return { told, sums, figures: new Map(agents.map(({ id, seconds }) => [id, [...seconds]])) };
}

// Over both midnights, one second long, several in an hour, one that fills hours.
const episodes: Episode[] = [
  { agentId: "1", state: "Break", from: -1_200, to: 900 },
  { agentId: "1", state: "Baño", from: 36_000, to: 36_001 },
  { agentId: "1", state: "Baño", from: 36_500, to: 37_100 },
  { agentId: "1", state: "Break", from: 37_100, to: 52_321 },
  { agentId: "2", state: "Break", from: 7_000, to: 14_500 },
  { agentId: "2", state: "Baño", from: 80_000, to: 95_000 },
];

test.each<Counting>(["running", "ended"])(
  "where states count %s, hours that two instances ask with two calls at once add up to the day, and no call is made twice",
  { timeout: 60_000 },
  async (counting) => {
    zone = "Europe/Madrid";
    const day = "2026-10-25";
    const beginsMs = firstInstantOf(`${day}T00:00:00`, zone);
    say = (untilMs) => answerAt(episodes, (untilMs - beginsMs) / 1000, counting);
    const start = () => startInstance("two", beginsMs + 40 * 3_600_000, { WOLKVOX_CONCURRENCY: "2" });
    const [one, other] = [start(), start()];
    expect(await one.hours.begin(day, 3600)).toMatchObject({ calls: 24 });
    await Promise.all([one.hours.run(), other.hours.run()]);
    expect([asked.length, new Set(asked).size]).toEqual([24, 24]);
    const { told, sums, figures } = await readDay(other, day);
    expect([told.fill, told.takenBack, told.looks.length]).toEqual([null, undefined, 24]);
    expect(sums).toEqual(figures);
    expect(["unknown", counting]).toContain(told.counting);
  },
);

test("where the hours do not add up to the day, the answer says how much of whose time is taken back", async () => {
  zone = "America/Bogota";
  const day = "2026-11-20";
  const beginsMs = firstInstantOf(`${day}T00:00:00`, zone);
  const long: Episode = { agentId: "1", state: "Break", from: 36_000, to: 37_000 };
  const other: Episode = { agentId: "2", state: "Break", from: 40_000, to: 40_500 };
  // The whole day knows less of one of them than its hours do.
  say = (untilMs) => {
    const isWhole = untilMs === beginsMs + 86_400_000;
    const known = isWhole ? { ...long, to: 36_900 } : long;
    return answerAt([known, other], (untilMs - beginsMs) / 1000, "running");
  };
  const one = startInstance("taken", beginsMs + 40 * 3_600_000);
  await one.hours.begin(day, 3600);
  await one.hours.run();
  const { told, sums, figures } = await readDay(one, day);
  expect(sums).toEqual(figures);
  expect(told.takenBack).toEqual({ agents: 1, seconds: 100 });
  expect(told.agents[0]?.gains.at(-1)).toEqual([23, 0, -100]);
});
