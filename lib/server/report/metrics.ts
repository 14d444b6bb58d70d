import "server-only";
import type { CallPurpose } from "@/lib/server/ledger/lease/call-request";
import { createMetricsRegistry, type MetricsRegistry } from "./metrics-registry";

type Call = { operation: string; outcome: string; purpose: CallPurpose; durationMs: number };

/** What the server counts about itself; operations by their id, times in milliseconds, instants never. */
export type Metrics = {
  /** One call that was sent and has ended, whatever came of it; `outcome` is `rows`, `no-data` or a problem code. */
  countCall(call: Call): void;
  /** One call that got the token's turn. */
  observeTurn(turn: { operation: string; purpose: CallPurpose; waitedMs: number }): void;
  /** One window looked up in the ledger. */
  countLookup(lookup: { operation: string; isHit: boolean }): void;
  /** One report served; an age below zero (a clock set back) counts as none. */
  observeAnswerAge(served: { operation: string; ageMs: number }): void;
  setQueueLength(operation: string, calls: number): void;
  setBackgroundWindowsLeft(operation: string, windows: number): void;
  setUnsavedAnswers(operation: string, answers: number): void;
  /** What answers take of memory in front of the database. */
  setMemoryBytes(operation: string, bytes: number): void;
  /** `limit` null = counted, not limited. */
  setQuota(operation: string, quota: { spent: number; limit: number | null }): void;
  /** Runs before every reading, for figures that are only known by asking (the day's calls). One that fails is left out. */
  onRead(refresh: () => void | Promise<void>): void;
  /** All figures in Prometheus' text form. */
  formatMetrics(): Promise<{ text: string; contentType: string }>;
};

/** Figures of a registry of their own: for tests, and for the one of the process. */
export function createMetrics(): Metrics {
  const figures = createMetricsRegistry();
  const refreshes: (() => void | Promise<void>)[] = [];
  return {
    ...createCounts(figures),
    ...createLevels(figures),
    onRead: (refresh) => void refreshes.push(refresh),
    async formatMetrics() {
      await Promise.allSettled(refreshes.map(async (refresh) => refresh()));
      const { registry } = figures;
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}

function createCounts({ calls, callSeconds, turnSeconds, lookups, answerAgeSeconds }: MetricsRegistry) {
  return {
    countCall({ operation, outcome, purpose, durationMs }) {
      calls.inc({ operation, outcome, purpose });
      callSeconds.observe({ operation, purpose }, durationMs / 1000);
    },
    observeTurn({ operation, purpose, waitedMs }) {
      turnSeconds.observe({ operation, purpose }, waitedMs / 1000);
    },
    countLookup({ operation, isHit }) {
      lookups.inc({ operation, result: isHit ? "hit" : "miss" });
    },
    observeAnswerAge({ operation, ageMs }) {
      answerAgeSeconds.observe({ operation }, Math.max(0, ageMs) / 1000);
    },
  } satisfies Partial<Metrics>;
}

function createLevels(registry: MetricsRegistry) {
  const { queueLength, windowsLeft, unsavedAnswers, memoryBytes, quotaSpent, quotaLimit } = registry;
  return {
    setMemoryBytes: (operation, bytes) => memoryBytes.set({ operation }, bytes),
    setQueueLength: (operation, count) => queueLength.set({ operation }, count),
    setBackgroundWindowsLeft: (operation, count) => windowsLeft.set({ operation }, count),
    setUnsavedAnswers: (operation, count) => unsavedAnswers.set({ operation }, count),
    setQuota(operation, { spent, limit }) {
      quotaSpent.set({ operation }, spent);
      if (limit === null) quotaLimit.remove({ operation });
      else quotaLimit.set({ operation }, limit);
    },
  } satisfies Partial<Metrics>;
}

// As in container.ts: Next may load this module once per bundle, and the process counts once.
// biome-ignore lint/plugin: the registry must be shared by all bundles of the process, and only globalThis is
const shared: { [key: symbol]: Metrics | undefined } = globalThis;
const key = Symbol.for("auxboard.metrics");

/** The one set of figures of this process. */
export function getMetrics(): Metrics {
  shared[key] ??= createMetrics();
  return shared[key];
}
