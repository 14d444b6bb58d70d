import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "@prometheus-io/client";

// A call may take 65 s, and a turn may be that of many calls.
const callBuckets = [0.25, 0.5, 1, 2, 5, 10, 20, 40, 65];
const waitBuckets = [0.01, 0.1, 1, 5, 15, 60, 180, 600];
const ageBuckets = [60, 300, 900, 3_600, 21_600, 86_400, 604_800, 2_678_400];

/** Every figure that `GET /api/metrics` gives. Labels are few and fixed: never a person, an agent, a range. */
export function createMetricsRegistry() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ) => new Histogram({ name, help, labelNames, buckets, registers });
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ["operation"], registers });
  return {
    registry,
    calls: new Counter({
      name: "auxboard_upstream_calls_total",
      help: "Calls sent to wolkvox, failed ones too.",
      labelNames: ["operation", "outcome", "purpose"],
      registers,
    }),
    lookups: new Counter({
      name: "auxboard_ledger_lookups_total",
      help: "Windows looked up in the ledger; a hit needed no call.",
      labelNames: ["operation", "result"],
      registers,
    }),
    callSeconds: histogram(
      "auxboard_upstream_call_duration_seconds",
      "How long a call took, from sending to its last byte.",
      ["operation", "purpose"],
      callBuckets,
    ),
    turnSeconds: histogram(
      "auxboard_turn_wait_seconds",
      "How long a call waited for the token's turn.",
      ["operation", "purpose"],
      waitBuckets,
    ),
    answerAgeSeconds: histogram(
      "auxboard_served_answer_age_seconds",
      "Age of the oldest answer that a served report rests on.",
      ["operation"],
      ageBuckets,
    ),
    levels: {
      queueLength: gauge(
        "auxboard_turn_queue_length",
        "Calls of this instance that wait for the turn of the operation's token; operations that share one, share them.",
      ),
      windowsLeft: gauge("auxboard_background_windows_left", "Windows that background work has yet to ask."),
      unsavedAnswers: gauge(
        "auxboard_unsaved_answers",
        "Answers in memory that the database has not taken yet.",
      ),
      memoryBytes: gauge(
        "auxboard_answer_memory_bytes",
        "What answers take of memory in front of the database; of all operations at most AUXBOARD_MEMORY_MB.",
      ),
      quotaSpent: gauge("auxboard_quota_spent_calls", "Calls spent on the operation's current day."),
      quotaLimit: gauge(
        "auxboard_quota_limit_calls",
        "Calls that the day may spend; absent where nothing limits them.",
      ),
    },
  };
}

/** What stands at some height just now, by name. */
export type Level = keyof ReturnType<typeof createMetricsRegistry>["levels"];
