import "server-only";
import type { CallPurpose } from "@/lib/server/ledger/lease/call-request";
import { createMetricsRegistry, type Level } from "./metrics-registry";

type Call = { operation: string; outcome: string; purpose: CallPurpose; durationMs: number };
type Turn = { operation: string; purpose: CallPurpose; waitedMs: number };
type Refresh = () => void | Promise<void>;

/**
 * What the server counts about itself; operations by their id, times in milliseconds, instants never. Figures of a registry
 * of their own: for tests, and for the one of the process.
 */
export function createMetrics() {
  const { registry, calls, callSeconds, turnSeconds, lookups, answerAgeSeconds, levels } =
    createMetricsRegistry();
  const refreshes = new Set<Refresh>();
  return {
    /** One call that was sent and has ended, whatever came of it; `outcome` is `rows`, `no-data` or a problem code. */
    countCall({ operation, outcome, purpose, durationMs }: Call): void {
      calls.inc({ operation, outcome, purpose });
      callSeconds.observe({ operation, purpose }, durationMs / 1000);
    },
    /** One call that got the token's turn. */
    observeTurn({ operation, purpose, waitedMs }: Turn): void {
      turnSeconds.observe({ operation, purpose }, waitedMs / 1000);
    },
    /** One window looked up in the ledger. */
    countLookup({ operation, isHit }: { operation: string; isHit: boolean }): void {
      lookups.inc({ operation, result: isHit ? "hit" : "miss" });
    },
    /** One report served; an age below zero (a clock set back) counts as none. */
    observeAnswerAge({ operation, ageMs }: { operation: string; ageMs: number }): void {
      answerAgeSeconds.observe({ operation }, Math.max(0, ageMs) / 1000);
    },
    /** Null = there is none, which is not zero: a quota that nothing limits. */
    setLevel(operation: string, level: Level, value: number | null): void {
      if (value === null) levels[level].remove({ operation });
      else levels[level].set({ operation }, value);
    },
    /**
     * Runs before every reading, for figures that are only known by asking (the day's calls), until what it returns is called.
     * One that fails is left out.
     */
    onRead(refresh: Refresh): () => void {
      refreshes.add(refresh);
      return () => void refreshes.delete(refresh);
    },
    /** All figures in Prometheus' text form. */
    async formatMetrics(): Promise<{ text: string; contentType: string }> {
      await Promise.allSettled([...refreshes].map(async (refresh) => refresh()));
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

// As in container.ts: Next may load this module once per bundle, and the process counts once.
// biome-ignore lint/plugin: the registry must be shared by all bundles of the process, and only globalThis is
const shared: { [key: symbol]: Metrics | undefined } = globalThis;
const key = Symbol.for("auxboard.metrics");

/** The one set of figures of this process. */
export function getMetrics(): Metrics {
  shared[key] ??= createMetrics();
  return shared[key];
}
