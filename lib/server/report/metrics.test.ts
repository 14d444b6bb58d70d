import { beforeEach, describe, expect, test } from "vitest";
import { createMetrics, getMetrics, type Metrics } from "./metrics";

let metrics: Metrics;

beforeEach(() => {
  metrics = createMetrics();
});

/** Our own lines, without the explanations. */
async function readLines(): Promise<string[]> {
  const { text } = await metrics.formatMetrics();
  return text.split("\n").filter((line) => line.startsWith("auxboard_"));
}

const call = { operation: "north", outcome: "rows", purpose: "reader", durationMs: 1_500 } as const;

describe("the server's figures", () => {
  test("count every call by operation, outcome and purpose", async () => {
    metrics.countCall(call);
    metrics.countCall(call);
    metrics.countCall({ ...call, outcome: "upstream-busy", purpose: "background" });
    const lines = (await readLines()).filter((line) => line.startsWith("auxboard_upstream_calls_total"));
    expect(lines).toEqual([
      'auxboard_upstream_calls_total{operation="north",outcome="rows",purpose="reader"} 2',
      'auxboard_upstream_calls_total{operation="north",outcome="upstream-busy",purpose="background"} 1',
    ]);
  });

  test("give durations, waits and ages in seconds", async () => {
    metrics.countCall(call);
    metrics.observeTurn({ operation: "north", purpose: "reader", waitedMs: 250 });
    metrics.observeAnswerAge({ operation: "north", ageMs: 90_000 });
    const lines = await readLines();
    expect(lines).toEqual(
      expect.arrayContaining([
        'auxboard_upstream_call_duration_seconds_sum{operation="north",purpose="reader"} 1.5',
        'auxboard_upstream_call_duration_seconds_bucket{le="2",operation="north",purpose="reader"} 1',
        'auxboard_turn_wait_seconds_sum{operation="north",purpose="reader"} 0.25',
        'auxboard_served_answer_age_seconds_sum{operation="north"} 90',
      ]),
    );
  });

  test("an age is never below zero, whatever a clock did", async () => {
    metrics.observeAnswerAge({ operation: "north", ageMs: -3_600_000 });
    expect(await readLines()).toContain('auxboard_served_answer_age_seconds_sum{operation="north"} 0');
  });

  test("ask before every reading, until whoever is asked has gone", async () => {
    let asked = 0;
    const stop = metrics.onRead(() => {
      asked += 1;
    });
    await readLines();
    stop();
    await readLines();
    expect(asked).toBe(1);
  });

  test("tell hits from misses, and queues and days as they are now", async () => {
    metrics.countLookup({ operation: "north", isHit: true });
    metrics.countLookup({ operation: "north", isHit: false });
    metrics.countLookup({ operation: "north", isHit: true });
    metrics.setLevel("north", "queueLength", 3);
    metrics.setLevel("north", "queueLength", 1);
    metrics.setLevel("north", "windowsLeft", 30);
    metrics.setLevel("north", "unsavedAnswers", 2);
    metrics.setLevel("north", "memoryBytes", 65_000_000);
    expect(await readLines()).toEqual(
      expect.arrayContaining([
        'auxboard_ledger_lookups_total{operation="north",result="hit"} 2',
        'auxboard_ledger_lookups_total{operation="north",result="miss"} 1',
        'auxboard_turn_queue_length{operation="north"} 1',
        'auxboard_background_windows_left{operation="north"} 30',
        'auxboard_unsaved_answers{operation="north"} 2',
        'auxboard_answer_memory_bytes{operation="north"} 65000000',
      ]),
    );
  });

  test("a quota without a limit has no limit, which is not zero", async () => {
    metrics.setLevel("north", "quotaSpent", 7);
    metrics.setLevel("north", "quotaLimit", 5_000);
    expect(await readLines()).toContain('auxboard_quota_limit_calls{operation="north"} 5000');
    metrics.setLevel("north", "quotaSpent", 8);
    metrics.setLevel("north", "quotaLimit", null);
    const quota = (await readLines()).filter((line) => line.startsWith("auxboard_quota"));
    expect(quota).toEqual(['auxboard_quota_spent_calls{operation="north"} 8']);
  });

  test("ask what is only known by asking, at each reading, and survive a question that fails", async () => {
    let spent = 0;
    metrics.onRead(() => Promise.reject(new Error("the database is away")));
    metrics.onRead(async () => metrics.setLevel("north", "quotaSpent", ++spent));
    await readLines();
    expect(await readLines()).toContain('auxboard_quota_spent_calls{operation="north"} 2');
  });

  test("an operation's name cannot break out of its label", async () => {
    metrics.setLevel('a"} 1\nevil 2', "queueLength", 1);
    expect(await readLines()).toEqual(['auxboard_turn_queue_length{operation="a\\"} 1\\nevil 2"} 1']);
  });

  test("hold the process's own, and are one set per process", async () => {
    const { text, contentType } = await metrics.formatMetrics();
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds \d/m);
    expect(contentType).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(getMetrics()).toBe(getMetrics());
  });
});
