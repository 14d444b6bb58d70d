import { setTimeout as sleep } from "node:timers/promises";
import type { CallLog } from "../wolkvox/call-log.ts";
import type { FaultOrder } from "../wolkvox/fault-scene.ts";
import type { Hold } from "../wolkvox/gate.ts";
import type { Settings } from "../wolkvox/settings.ts";
import type { Totals } from "../wolkvox/totals.ts";

export type Calls = ReturnType<CallLog["report"]> & {
  running: number;
  maxSimultaneous: number;
  overlaps: number;
  spentToday: number;
};

export type ShownSettings = Omit<Settings, "token"> & {
  /** What the operation's clock shows, `YYYY-MM-DDTHH:mm:ss`. */
  civilNow: string;
};

export type Fault = Pick<FaultOrder, "kind"> & Partial<FaultOrder>;

/** The stand-in's own door: what it saw, what is true, how it is to behave. */
export type StandInControl = {
  calls: () => Promise<Calls>;
  resetCalls: () => Promise<void>;
  /** The true figures of a window, `YYYY-MM-DDTHH:mm:ss`, both ends included. */
  totals: (from: string, to: string) => Promise<Totals>;
  arm: (fault: Fault) => Promise<void>;
  clear: () => Promise<void>;
  /** Answers to calls that touch these days wait, except the first so many; calls of other days are answered. */
  hold: (hold: Partial<Hold>) => Promise<void>;
  /** Whatever waits is answered. */
  release: () => Promise<void>;
  settings: () => Promise<ShownSettings>;
  change: (patch: Partial<Settings>) => Promise<void>;
  /** No fault, nothing held, the settings it was started with, nothing counted. */
  reset: () => Promise<void>;
  /**
   * Resolves when nobody asks any more: the days behind the last test's ranges are in. Then nothing is counted. `beat` is
   * a question to the app in every round: on a busy machine quiet alone may be an app that had no turn.
   */
  settle: (beat?: () => Promise<unknown>) => Promise<void>;
};

const quietRounds = 4;
const quietStepMs = 60;

export function createStandInControl(url: string): StandInControl {
  const ask = (method: string, path: string, body?: unknown) =>
    askControl(`${url}/stand-in/${path}`, method, body);
  const resetCalls = async () => void (await ask("DELETE", "calls"));
  const clear = async () => void (await ask("DELETE", "fault"));
  const release = async () => void (await ask("DELETE", "gate"));
  const calls = async () => asAnswer<Calls>(await ask("GET", "calls"));
  return {
    settle: async (beat) => {
      for (let [before, quiet] = [-1, 0]; quiet < quietRounds; ) {
        await beat?.();
        const { total, running } = await calls();
        quiet = running === 0 && total === before ? quiet + 1 : 0;
        before = total;
        await sleep(quietStepMs);
      }
      await resetCalls();
    },
    calls,
    resetCalls,
    totals: async (from, to) =>
      asAnswer<Totals>(await ask("GET", `totals?${new URLSearchParams({ from, to })}`)),
    arm: async (fault) => void (await ask("PUT", "fault", fault)),
    clear,
    hold: async (hold) => void (await ask("PUT", "gate", hold)),
    release,
    settings: async () => asAnswer<ShownSettings>(await ask("GET", "settings")),
    change: async (patch) => void (await ask("PUT", "settings", patch)),
    reset: async () => {
      await clear();
      await release();
      await ask("DELETE", "settings");
      await resetCalls();
    },
  };
}

async function askControl(url: string, method: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

// The stand-in is ours and its types are the ones above; a change there is a type error here or a failing spec.
function asAnswer<Answer>(json: unknown): Answer {
  return json as Answer;
}
