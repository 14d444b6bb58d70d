import { expect, test } from "vitest";
import { ProblemError } from "@/lib/report/answers/problem";
import type { AgentListAnswer } from "@/lib/server/wolkvox/parsing/agent-list";
import { openLedger, refreshMs, timeZone } from "./answers.stage";
import { createCallWolkvox } from "./call-wolkvox";
import { createCallLog } from "./lease/call-log";
import { createTokenGate } from "./lease/token-gate";
import { createTokenHold } from "./lease/token-hold";
import { createAgentLister } from "./list-agents";

const ledger = openLedger("sqlite");
const start = 1_763_300_000_000;

/** A lister over a source whose answers take a second each. */
function open(answer: () => AgentListAnswer, quota: number | null = null) {
  const clock = { ms: start, asked: 0 };
  const now = () => clock.ms;
  const [kysely, operation] = [ledger.kysely(), ledger.operation()];
  const gate = createTokenGate({
    ...{ kysely, token: operation, concurrency: 1, mostWaiting: 100, holder: operation, pauseMs: 0 },
    monotonicNow: () => performance.now(),
  });
  const calls = createCallLog({ kysely, operation, quota, timeZone, now });
  const hold = createTokenHold({ kysely, token: operation, timeZone, refreshMs });
  const client = {
    async loadAgents() {
      clock.ms += 1000;
      clock.asked += 1;
      return answer();
    },
  };
  const call = createCallWolkvox({ gate, hold, calls, now, retryPausesMs: [] });
  const loadIsErased = async () => isErased;
  const list = createAgentLister({ client, call, calls, loadIsErased, refreshMs, now });
  return { list, clock, calls };
}

const ana = "ana@auxboard.example";
const isErased = ({ id }: { id: string }) => id === "erased";
const rows = (): AgentListAnswer => ({ outcome: "rows", agents: [{ id: "1", name: "Ana" }] });

test("the list is one call of the day, in the log without a window, under the name of who asked", async () => {
  const { list, calls, clock } = open(rows);
  expect(await list(ana)).toEqual({ askedAtMs: start, agents: [{ id: "1", name: "Ana" }] });
  expect(await calls.loadDay("2025-11-16")).toMatchObject({
    ...{ spent: 1, byAskedBy: [{ askedBy: ana, calls: 1 }] },
    lastCalls: [{ window: null, outcome: "rows", askedBy: ana, durationMs: 1000 }],
  });
  expect(clock.asked).toBe(1);
});

test("it is asked for every five minutes at most, by whomever, also at once", async () => {
  const { list, clock } = open(rows);
  const [one, other] = await Promise.allSettled([list(ana), list("eva@auxboard.example")]);
  expect([one.status, other.status].sort()).toEqual(["fulfilled", "rejected"]);
  await expect(list(ana)).rejects.toMatchObject({ code: "rate-limited", retryAfterSeconds: 299 });
  clock.ms = start + refreshMs;
  await list(ana);
  expect(clock.asked).toBe(2);
});

test("a refusal is told and may be tried again at once; nobody is a fact", async () => {
  const answers: (() => AgentListAnswer)[] = [
    () => {
      throw new ProblemError("upstream-busy", "Busy.");
    },
    () => ({ outcome: "no-data" }),
  ];
  const { list, calls } = open(() => (answers.shift() ?? rows)());
  await expect(list(ana)).rejects.toMatchObject({ code: "upstream-busy" });
  expect((await list(ana)).agents).toEqual([]);
  expect((await calls.loadDay("2025-11-16")).lastCalls.map(({ outcome }) => outcome)).toEqual([
    "no-data",
    "upstream-busy",
  ]);
});

test("who was removed is not in it", async () => {
  const agents = [
    { id: "erased", name: "Eva" },
    { id: "1", name: "Ana" },
  ];
  expect((await open(() => ({ outcome: "rows", agents })).list(ana)).agents).toEqual(agents.slice(1));
});

test("no call is left for it where the day's are spent", async () => {
  const { list, clock } = open(rows, 1);
  await list(ana);
  clock.ms = start + refreshMs;
  await expect(list(ana)).rejects.toMatchObject({ code: "upstream-quota" });
});
