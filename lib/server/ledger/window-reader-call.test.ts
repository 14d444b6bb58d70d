import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { type ProblemCode, ProblemError } from "@/lib/report/answers/problem";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import { CallRefusedError } from "@/lib/server/ledger/lease/call-refusal";
import { type Requester, requestedBy } from "@/lib/server/ledger/lease/call-request";
import { type Turn, TurnLostError } from "@/lib/server/ledger/lease/token-turn";
import { UpstreamUnreachableError } from "@/lib/server/wolkvox/parsing/upstream-errors";
import { reader, row } from "./answers.stage";
import { createMemoryStore } from "./memory-store.stage";
import { openWindowReader, type StageReaderOptions } from "./window-reader.stage";

const day = windowOfDay("2026-11-20");
const start = Date.parse("2026-11-22T15:00:00Z");
const [ana, eva]: [Requester, Requester] = [
  { purpose: "reader", askedBy: "ana" },
  { purpose: "reader", askedBy: "eva" },
];

/** A reader whose turn comes after three seconds and whose call takes two; what it tells is written down. */
function open(answering: () => unknown = () => undefined, options: Partial<StageReaderOptions> = {}) {
  const clock = { ms: start };
  const told: unknown[] = [];
  const refused = new Set<string | null>();
  const stage = { requesters: [ana] as readonly Requester[], isLost: false };
  const { store } = createMemoryStore();
  const turn: Turn = {
    fence: 7,
    slot: 0,
    async send(exchange) {
      if (stage.isLost) throw new TurnLostError("The turn was lost before its call was sent.");
      return exchange();
    },
  };
  const read = openWindowReader({
    ...{ token: "t", store, now: () => clock.ms, retryPausesMs: [1, 1] },
    gate: {
      async run(_, call) {
        clock.ms += 3_000;
        return call(turn, stage.requesters);
      },
      waiting: () => ({ reader: 0, background: 0 }),
      callMs: () => null,
      close: async () => {},
    },
    hold: { assertOpen: async () => {}, note: async (problem) => problem },
    calls: {
      async begin({ askedBy }) {
        if (refused.has(askedBy)) throw new CallRefusedError("rate-limited", "Your share is spent.");
        told.push(`begun for ${askedBy}`);
        return {
          end: async (outcome, durationMs, quotation) =>
            void told.push(["ended", outcome, durationMs, quotation]),
          withdraw: async () => void told.push("withdrawn"),
        };
      },
    },
    client: {
      async loadAuxTime() {
        clock.ms += 2_000;
        const said = answering();
        if (said instanceof Error) throw said;
        if (said === "no-data") return { outcome: "no-data", saidAtMs: null };
        const columns = buildColumns([row("1", "Break", 60)]);
        return { outcome: "rows", columns, warnings: [], saidAtMs: null };
      },
    },
    onTurn: (purpose, waitedMs) => told.push(["turn", purpose, waitedMs]),
    onCall: (_, { askedBy }, outcome, durationMs) => told.push(["call", askedBy, outcome, durationMs]),
    ...options,
  });
  return { read: () => read(day, reader, async () => true), clock, told, refused, stage, store };
}

const problem = (code: ProblemCode, quotation?: string) =>
  new ProblemError(code, "Why.", quotation === undefined ? {} : { quotation });

describe("a call", () => {
  test("tells how long its turn was waited for, and how long it took, to the log too", async () => {
    const { read, told } = open();
    await read();
    expect(told).toEqual([
      ["turn", "reader", 3_000],
      "begun for ana",
      ["call", "ana", "rows", 2_000],
      ["ended", "rows", 2_000, undefined],
    ]);
  });

  test("that brought no data is kept as an answer without rows", async () => {
    const { read, told } = open(() => "no-data");
    expect((await read())?.answer).toMatchObject({
      outcome: "no-data",
      rowCount: 0,
      totalSeconds: 0,
      digest: null,
    });
    expect(told).toContainEqual(["ended", "no-data", 2_000, undefined]);
  });

  test("takes no time below zero where the clock was set back meanwhile", async () => {
    const { read, told, clock } = open(() => {
      clock.ms -= 60_000;
      return undefined;
    });
    const loaded = await read();
    expect(told).toContainEqual(["call", "ana", "rows", 0]);
    expect(loaded?.answer.answeredAtMs).toBe(start + 3_000);
  });

  test("is counted for the first who may have one, and refused where nobody may", async () => {
    const { read, told, refused, stage } = open();
    stage.requesters = [ana, eva];
    refused.add("ana");
    await read();
    expect(told).toContain("begun for eva");
    refused.add("eva");
    await expect(read()).rejects.toMatchObject({ code: "rate-limited" });
  });

  test("is not counted for the next where the log itself fails", async () => {
    const failing = open();
    const begun: unknown[] = [];
    const { read, stage } = open(undefined, {
      calls: {
        begin: async ({ askedBy }) => {
          begun.push(askedBy);
          throw new TypeError("What?");
        },
      },
    });
    stage.requesters = [ana, eva];
    await expect(read()).rejects.toThrow("What?");
    expect([begun, failing.told]).toEqual([["ana"], []]);
  });

  test("whose turn comes for nobody is a mistake of ours", async () => {
    const { read, stage } = open();
    stage.requesters = [];
    await expect(read()).rejects.toThrow("A turn came for nobody.");
  });

  test("whose turn was lost is taken back, and costs nothing", async () => {
    const { read, told, stage } = open();
    stage.isLost = true;
    await expect(read()).rejects.toThrow(TurnLostError);
    expect(told.slice(1)).toEqual(["begun for ana", "withdrawn"]);
  });

  test("that fails is logged with its code and wolkvox's words, and an error of ours as unexpected", async () => {
    const refusedCall = open(() => problem("upstream-auth", "VALIDATE TOKEN"));
    await expect(refusedCall.read()).rejects.toMatchObject({ code: "upstream-auth" });
    expect(refusedCall.told.slice(2)).toEqual([
      ["call", "ana", "upstream-auth", 2_000],
      ["ended", "upstream-auth", 2_000, "VALIDATE TOKEN"],
    ]);
    const broken = open(() => new TypeError("What?"));
    await expect(broken.read()).rejects.toThrow("What?");
    expect(broken.told.slice(2)).toEqual([
      ["call", "ana", "unexpected", 2_000],
      ["ended", "unexpected", 2_000, undefined],
    ]);
  });

  test("is told as the token's hold has it", async () => {
    const held = problem("upstream-quota");
    const { read } = open(() => problem("upstream-auth"), {
      hold: { assertOpen: async () => {}, note: async () => held },
    });
    await expect(read()).rejects.toBe(held);
  });

  test("whose end cannot be logged is kept all the same, and the fault told", async () => {
    const fault = new Error("The database is away.");
    const faults: unknown[] = [];
    const { read } = open(undefined, {
      onFault: (error) => faults.push(error),
      calls: {
        begin: async () => ({ end: () => Promise.reject(fault), withdraw: async () => {} }),
      },
    });
    expect([(await read())?.answer.totalSeconds, faults]).toEqual([60, [fault]]);
  });

  test("whose answer the store refuses, because the lease is gone, is no answer", async () => {
    const { store } = createMemoryStore();
    const { read } = open(undefined, { store: { ...store, append: async () => null } });
    await expect(read()).rejects.toThrow("The lease went to another process");
  });

  test("is made once more at what is momentary, and at nothing else", async () => {
    const tries = async (isMomentary: boolean) => {
      const { read, told } = open(() => new UpstreamUnreachableError("Away.", { isMomentary }));
      await expect(read()).rejects.toMatchObject({ code: "upstream-unreachable" });
      return told.filter((one) => one === "begun for ana").length;
    };
    expect([await tries(true), await tries(false)]).toEqual([3, 1]);
  });
});

test("a window that is known when its turn comes costs no call", async () => {
  const { told, store, clock } = open();
  const read = openWindowReader({
    ...{
      token: "t",
      store,
      now: () => clock.ms,
      client: { loadAuxTime: () => Promise.reject(new Error("Sent.")) },
    },
    gate: {
      run: (_, call) => call({ fence: 7, slot: 0, send: (exchange) => exchange() }, [ana]),
      waiting: () => ({ reader: 0, background: 0 }),
      callMs: () => null,
      close: async () => {},
    },
    hold: { assertOpen: () => Promise.reject(new Error("Asked.")), note: async (held) => held },
    calls: {
      begin: () => Promise.reject(new Error("Begun.")),
    },
  });
  expect([await read(day, requestedBy(ana), async () => false), told]).toEqual([null, []]);
});
