import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { cutIntoPieces, keyOfWindow } from "@/lib/report/plan/pieces";
import type { AnswerBook, AnswerBookOptions, LoadAnswer } from "@/lib/server/ledger/answer-book";
import {
  createStageBook,
  createStageRequests,
  openLedger,
  refreshMs,
  row,
  type Script,
} from "@/lib/server/ledger/answers.stage";
import { CallRefusedError } from "@/lib/server/ledger/lease/call-refusal";
import type { Requesters } from "@/lib/server/ledger/lease/call-request";
import type { RangeRequestsOptions } from "./range-requests";

const noon = Date.parse("2026-11-20T17:00:00Z");
const week: Window = { from: "2026-11-09T00:00:00", to: "2026-11-15T23:59:59" };
const other: Window = { from: "2026-10-05T00:00:00", to: "2026-10-07T23:59:59" };

const ana = "ana@auxboard.example";

const ledger = openLedger("sqlite");

function open(
  script: Script = () => [row("1", "Break", 60)],
  { load, ...asking }: Partial<RangeRequestsOptions & Pick<AnswerBookOptions, "load">> = {},
) {
  const stage = createStageBook(ledger.kysely(), ledger.operation(), {
    ...{ nowMs: noon, script },
    ...(load && { load }),
  });
  return { ...stage, ...createStageRequests(stage, asking) };
}

/** A source that never answers, and shows who wants each call. */
function openWaiting(asking: Partial<RangeRequestsOptions> = {}) {
  const waiting: { window: Window; requesters: Requesters }[] = [];
  const load: LoadAnswer = (window, requesters) => {
    waiting.push({ window, requesters });
    return new Promise(() => {});
  };
  const wanting = () => waiting.map(({ requesters }) => requesters.list().map(({ askedBy }) => askedBy));
  return { ...open(undefined, { ...asking, load }), waiting, wanting };
}

async function finish(rangeRequest: { isActive(): boolean; nextStep(): Promise<void> } | null) {
  while (rangeRequest?.isActive()) await rangeRequest.nextStep();
}

describe("a range that is looked at", () => {
  test("is asked as a block, then by day, newest first, and never again", async () => {
    const { rangeRequests, calls } = open();
    const rangeRequest = rangeRequests.request([week], ana);
    await rangeRequest?.asked;
    expect(calls.slice(0, 1)).toEqual([week]);
    await finish(rangeRequest);
    const days = ["15", "14", "13", "12", "11", "10", "09"].map((day) => windowOfDay(`2026-11-${day}`));
    expect(calls).toEqual([week, ...days]);
    expect(rangeRequests.request([week], ana)).toBeNull();
  });

  test("is asked once for all who look", async () => {
    const { rangeRequests, calls } = open();
    const all = Array.from({ length: 50 }, () => rangeRequests.request([week], ana));
    expect(new Set(all).size).toBe(1);
    await finish(all[0] ?? null);
    expect(calls).toHaveLength(8);
  });

  test("goes on behind only while somebody has looked within ten minutes", async () => {
    const { rangeRequests, calls, clock, source } = open();
    source.script = (_window, call) => {
      if (call === 3) clock.ms += 11 * 60_000;
      return [row("1", "Break", 60)];
    };
    await finish(rangeRequests.request([week], ana));
    expect(calls).toHaveLength(3);
    await finish(rangeRequests.request([week], ana));
    expect(calls).toHaveLength(8);
  });

  test("rests behind after a failure, however often it is looked at, and then goes on", async () => {
    const { rangeRequests, calls, clock, source, book } = open();
    source.script = (_window, call) => {
      if (call === 3) throw new ProblemError("upstream-timeout", "No answer.");
      return [row("1", "Break", 60)];
    };
    await finish(rangeRequests.request([week], ana));
    for (let look = 0; look < 5; look += 1) await finish(rangeRequests.request([week], ana));
    expect(calls).toHaveLength(3);
    clock.ms += (book.failureOf(windowOfDay("2026-11-14"))?.retryAtMs ?? 0) - clock.ms;
    await finish(rangeRequests.request([week], ana));
    expect(calls).toHaveLength(9);
  });

  test("that is too big for one answer is asked in halves", async () => {
    const { rangeRequests, calls, planOf } = open((window) => {
      if (keyOfWindow(window) === keyOfWindow(week)) throw new ProblemError("upstream-truncated", "Cap met.");
      return [row("1", "Break", 60)];
    });
    const rangeRequest = rangeRequests.request([week], ana);
    await rangeRequest?.asked;
    expect(calls.slice(1, 3)).toEqual([
      { from: "2026-11-09T00:00:00", to: "2026-11-11T23:59:59" },
      { from: "2026-11-12T00:00:00", to: "2026-11-15T23:59:59" },
    ]);
    expect(planOf([week], "totals").gaps).toEqual([]);
    await finish(rangeRequest);
  });
});

describe("several ranges", () => {
  test("take turns behind, so that none waits for the whole of another", async () => {
    const { rangeRequests, calls } = open();
    const both = [rangeRequests.request([week], ana), rangeRequests.request([other], ana)];
    await Promise.all(both.map(finish));
    expect(calls).toHaveLength(12);
    const lastOfOther = calls.findLastIndex(({ from }) => from < week.from);
    expect(lastOfOther).toBeLessThan(11);
  });

  test("tell what they still lack, each window once", async () => {
    const { rangeRequests } = open(() => new Promise(() => {}));
    rangeRequests.request([week], ana);
    rangeRequests.request([week, other], ana);
    expect(rangeRequests.listBacklog()).toHaveLength(8 + 4);
  });
});

describe("a block that fails", () => {
  test("is not asked again in shorter and shorter pieces while its days come one by one", async () => {
    const bad = windowOfDay("2026-11-10");
    const { rangeRequests, calls, book } = open((window) => {
      if (window.from <= bad.from && bad.to <= window.to)
        throw new ProblemError("upstream-malformed", "No report.");
      return [row("1", "Break", 60)];
    });
    await finish(rangeRequests.request([week], ana));
    const blocks = calls.filter(({ from, to }) => from.slice(0, 10) !== to.slice(0, 10));
    expect(blocks).toEqual([week]);
    expect(calls.slice(1).map(({ from }) => from.slice(8, 10))).toEqual(["15", "14", "13", "12", "11", "10"]);
    expect(book.failureOf({ from: bad.from, to: bad.to })?.problem.code).toBe("upstream-malformed");
  });

  test("lets the days beyond a failing one be read before that one is tried again", async () => {
    const bad = windowOfDay("2026-11-15");
    const { rangeRequests, calls, clock } = open((window) => {
      if (window.to === bad.to) throw new ProblemError("upstream-malformed", "No report.");
      return [row("1", "Break", 60)];
    });
    await finish(rangeRequests.request([week], ana));
    clock.ms += 5_000;
    await finish(rangeRequests.request([week], ana));
    expect(calls.filter(({ from }) => from === "2026-11-09T00:00:00").length).toBeGreaterThan(1);
    expect(calls.map(({ from }) => from.slice(8, 10))).toContain("14");
  });
});

describe("a call that waits its turn", () => {
  const luis = "luis@auxboard.example";

  test("is wanted by all who look, each until half a minute after their last answer", () => {
    const { rangeRequests, wanting, clock } = openWaiting();
    const rangeRequest = rangeRequests.request([week], ana);
    const leave = rangeRequest?.join(luis);
    expect(wanting()).toEqual([[ana, luis]]);
    clock.ms += 30_001;
    expect(wanting()).toEqual([[luis]]);
    leave?.(false);
    clock.ms += 30_000;
    expect(wanting()).toEqual([[luis]]);
    rangeRequests.request([week], ana);
    clock.ms += 1;
    expect(wanting()).toEqual([[ana]]);
  });

  test("is wanted no more by who closed the request, unless another of theirs waits", () => {
    const { rangeRequests, wanting } = openWaiting();
    const rangeRequest = rangeRequests.request([week], ana);
    const leave = [rangeRequest?.join(ana), rangeRequest?.join(ana)];
    leave[0]?.(true);
    expect(wanting()).toEqual([[ana]]);
    leave[1]?.(true);
    expect(wanting()).toEqual([[]]);
  });

  test("is not wanted by who may have none for now, and nothing is asked where nobody else looks", () => {
    const refusal = {
      problem: new ProblemError("rate-limited", "Spent."),
      sinceMs: 0,
      retryAtMs: 1,
      times: 1,
    };
    const { rangeRequests, wanting } = openWaiting({
      refusalOf: (person) => (person === ana ? refusal : null),
    });
    expect(rangeRequests.request([week], ana)).toBeNull();
    rangeRequests.request([week], luis);
    rangeRequests.request([week], ana);
    expect(wanting()).toEqual([[luis]]);
  });

  test("refreshes a live day in the background for who may have none", async () => {
    const refusal = {
      problem: new ProblemError("rate-limited", "Spent."),
      sinceMs: 0,
      retryAtMs: 1,
      times: 1,
    };
    const refused: { by: string | null } = { by: null };
    const { rangeRequests, calls, clock, book } = open(undefined, {
      refusalOf: (person) => (person === refused.by ? refusal : null),
    });
    const today = windowOfDay("2026-11-20");
    await finish(rangeRequests.request([today], ana));
    refused.by = ana;
    clock.ms += refreshMs;
    await finish(rangeRequests.request([today], ana));
    expect(calls).toEqual([today, today]);
    expect(book.find(today)?.askedAtMs).toBe(clock.ms);
  });

  test("that is refused ends the asking with the reason, and is no failure that others should know of", async () => {
    const problem = new CallRefusedError("rate-limited", "Too many wait.", { retryAfterSeconds: 7 });
    const { rangeRequests, book } = open(undefined, { load: () => Promise.reject(problem) });
    const rangeRequest = rangeRequests.request([week], ana);
    await finish(rangeRequest);
    expect(rangeRequest?.refusal()).toMatchObject({ problem, retryAtMs: noon + 7_000 });
    expect(book.failureOf(week)).toBeNull();
  });
});

describe("a hundred days that are read day by day", () => {
  const hundred = cutIntoPieces({ from: "2026-08-01T00:00:00", to: "2026-11-08T23:59:59" });

  test("are a reader's calls as far as the newest 31, and the others follow in the background", async () => {
    const purposes: string[] = [];
    const stage = open();
    const ask: AnswerBook["ask"] = (window, requesters) => {
      purposes.push(requesters.purpose);
      return stage.book.ask(window, requesters);
    };
    const { rangeRequests, planOf } = createStageRequests({ ...stage, book: { ...stage.book, ask } });
    await finish(rangeRequests.request(hundred, ana, "days"));
    expect(purposes.lastIndexOf("reader")).toBe(30);
    expect(purposes.length).toBe(100);
    expect(stage.calls.map(({ from }) => from)).toEqual(hundred.map(({ from }) => from).toReversed());
    expect(planOf(hundred, "days")).toMatchObject({ gaps: [], ask: [], behind: [] });
  });

  test("are asked no further half a minute after the last look", async () => {
    const { rangeRequests, calls, clock, source } = open();
    source.script = (_window, call) => {
      if (call === 40) clock.ms += 30_001;
      return [row("1", "Break", 60)];
    };
    await finish(rangeRequests.request(hundred, ana, "days"));
    expect(calls).toHaveLength(40);
  });
});

describe("the time that is left", () => {
  test("counts the turns of others and the other ranges of the same person, and pauses only behind", () => {
    const { rangeRequests } = openWaiting({ callMs: () => 1_000, pauseMs: 500 });
    const alone = rangeRequests.request([week], ana);
    expect(alone?.leftMs()).toBe(1_000);
    rangeRequests.request([other], ana);
    expect(alone?.leftMs()).toBe(2_000);
    const busy = rangeRequests.request([windowOfDay("2026-11-02")], "luis@auxboard.example");
    expect([alone?.leftMs(), busy?.leftMs()]).toEqual([4_000, 2_000]);
  });
});
