import { type CallCounter, createCallCounter } from "./call-counter.ts";
import { type CallLog, createCallLog } from "./call-log.ts";
import { type CivilSeconds, createZoneClock, parseInstant } from "./civil-clock.ts";
import { createFaultSwitch, type FaultSwitch } from "./fault-switch.ts";
import { createGate, type Gate } from "./gate.ts";
import { createOperation, type Operation } from "./operation.ts";
import { createQuota, type Quota } from "./quota.ts";
import { mergeSettings, type Settings } from "./settings.ts";
import type { Span } from "./window-sums.ts";

/** The whole state of one server. */
export type StandIn = {
  initial: Settings;
  settings: () => Settings;
  /** Throws an InputError, and changes nothing, where the patch is not valid. */
  change: (patch: unknown) => void;
  operation: () => Operation;
  civilNow: () => CivilSeconds;
  log: CallLog;
  callCounter: CallCounter;
  gate: Gate;
  quota: Quota;
  faults: FaultSwitch;
  /** Aborts when the server closes. */
  closing: AbortSignal;
};

type StandInParts = { settings: Settings; clock: () => number; closing: AbortSignal };

export function createStandIn({ settings: initial, clock, closing }: StandInParts): StandIn {
  let settings = initial;
  let operation = createOperation(settings);
  let zoneClock = createZoneClock(settings.zone);
  return {
    initial,
    settings: () => settings,
    change: (patch) => {
      const before = settings;
      settings = mergeSettings(before, patch);
      zoneClock = createZoneClock(settings.zone);
      const same = (["agents", "states", "seed", "openDays"] as const).every(
        (name) => settings[name] === before[name],
      );
      if (!same) operation = createOperation(settings);
    },
    operation: () => operation,
    civilNow: () => zoneClock(parseInstant(settings.now ?? "") ?? clock()),
    log: createCallLog(clock),
    callCounter: createCallCounter(),
    gate: createGate(),
    quota: createQuota(),
    faults: createFaultSwitch(),
    closing,
  };
}

/** The span without what has not happened yet; a state in progress counts up to now. */
export function clipToNow(standIn: StandIn, span: Span): Span {
  return { start: span.start, end: Math.min(span.end, standIn.civilNow()) };
}
