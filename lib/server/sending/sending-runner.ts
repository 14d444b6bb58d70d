import "server-only";
import { isProblem, type ProblemCode, problemStatus } from "@/lib/report/answers/problem";
import { isAdministrator, mayPassOn } from "@/lib/server/access/administrator";
import type { Viewer } from "@/lib/server/access/session";
import { createRounds } from "@/lib/server/store/rounds";
import type { KeptAlert } from "./alert-store";
import { DeliveryError, hideMailServer, type Parcel } from "./delivery";
import type { RunStore, RunWords, TakenRun } from "./run-store";
import type { KeptSchedule, ScheduleStore } from "./schedule-store";
import type { Send } from "./sender";

/** Makes the file of a period, as its maker may see it now. @throws ProblemError where there are no figures. */
export type MakeParcel = (
  maker: Viewer,
  schedule: Pick<KeptSchedule, "link" | "format" | "locale">,
  period: string,
) => Promise<Parcel>;

/** What is sent now, for the trail. */
export type SentNote = { schedule: KeptSchedule; maker: Viewer; period: string };

/** A kind of what is sent: schedules, or alerts. */
export type RunKind<Kept extends SentThing> = {
  /** Puts down the runs that are due, once each. */
  openDue(): Promise<void>;
  load(id: string): Promise<Kept | null>;
  stop(id: string, why: string): Promise<void>;
  /** Resolves to what a reader is told of the message that was sent; null where the run was put off. */
  send(run: TakenRun, kept: Kept, maker: Viewer): Promise<RunWords | null>;
};

type SentThing = { id: string; ownerId: string; isPaused: boolean; stopped: string | null };

/** Why nothing is sent in somebody's name any more; null where it is. */
export function findStop(maker: Viewer | null): "maker-gone" | "maker-may-not" | null {
  if (maker === null) return "maker-gone";
  return mayPassOn(maker) ? null : "maker-may-not";
}

type RunnerOptions = {
  schedules: Pick<ScheduleStore, "openDue" | "load" | "stop">;
  runs: RunStore;
  /** A person as they are now; null where they are gone or disabled. */
  loadMaker: (userId: string) => Promise<Viewer | null>;
  makeParcel: MakeParcel;
  send: Send;
  /** Left out: nothing but schedules is sent. */
  alerts?: RunKind<KeptAlert>;
  /** The database's time, in epoch milliseconds. */
  now: () => Promise<number>;
  /** Told before anything leaves; where it rejects nothing is sent. */
  onSend: (note: SentNote) => Promise<unknown>;
  onFault: (error: unknown) => void;
  everyMs?: number;
};

const usuallyEveryMs = 15_000;
/** After a failure, and the next ones: beyond the last it is not tried again. */
const retryMs = [1, 5, 15, 60].map((minutes) => minutes * 60_000);
const incompleteMs = 5 * 60_000;
/** How long figures that are not complete are waited for. */
const longestWaitMs = 2 * 3_600_000;

/** Sends what is due, one after the other. */
export function createSendingRunner(options: RunnerOptions) {
  const { schedules, runs, loadMaker, makeParcel, send, now, onSend, onFault } = options;
  const { alerts, everyMs = usuallyEveryMs } = options;
  const rounds = createRounds(() => run().then(() => everyMs));
  let underWay = Promise.resolve();

  async function sendAll(): Promise<void> {
    await schedules.openDue();
    await alerts?.openDue();
    await runs.endAbandoned();
    while (!rounds.isStopped()) {
      const run = await runs.take();
      if (!run) return;
      await sendRun(run);
    }
  }

  async function sendRun(run: TakenRun): Promise<void> {
    const schedule = await schedules.load(run.scheduleId);
    if (schedule) return sendAs(run, schedule, { ...schedules, send: sendPeriod });
    const alert = await alerts?.load(run.scheduleId);
    if (alerts && alert) return sendAs(run, alert, alerts);
    return runs.end(run, "failed", { problem: "paused", detail: "" });
  }

  async function sendAs<Kept extends SentThing>(
    run: TakenRun,
    kept: Kept,
    kind: Pick<RunKind<Kept>, "stop" | "send">,
  ): Promise<void> {
    if (kept.isPaused) return runs.end(run, "failed", { problem: kept.stopped ?? "paused", detail: "" });
    const maker = await loadMaker(kept.ownerId);
    const why = findStop(maker);
    if (maker === null || why !== null) {
      await kind.stop(kept.id, why ?? "maker-gone");
      return runs.end(run, "failed", { problem: why, detail: "" });
    }
    let words: RunWords | null;
    try {
      words = await kind.send(run, kept, maker);
    } catch (error) {
      return noteFailure(run, error);
    }
    // Where this fails the message has arrived all the same: nothing is sent again.
    if (words) await runs.end(run, "sent", words);
  }

  /** Resolves to what a reader is told of the message that was sent; null where the run waits for figures. */
  async function sendPeriod(run: TakenRun, schedule: KeptSchedule, maker: Viewer): Promise<RunWords | null> {
    const parcel = await makeParcel(maker, schedule, run.period);
    const waitedMs = (await now()) - run.dueAtMs;
    if (!parcel.isWhole && waitedMs < longestWaitMs) {
      await runs.postpone(run, incompleteMs, { problem: "incomplete", detail: "", hasFailed: false });
      return null;
    }
    await onSend({ schedule, maker, period: run.period });
    const { name, to, locale } = schedule;
    const sending = { scheduleId: schedule.id, period: run.period, name, to, locale };
    const refused = await send({ ...sending, maker: maker.name, isTest: false }, parcel, () =>
      runs.hand(run),
    );
    const warned = refused.length > 0 ? "recipients-refused" : parcel.isWhole ? null : "incomplete";
    return { problem: warned, detail: refused.join(", ") };
  }

  async function noteFailure(run: TakenRun, error: unknown): Promise<void> {
    const words = describeFailure(error);
    if (words.problem === "unexpected") onFault(error);
    if (error instanceof DeliveryError && error.isUncertain) return runs.end(run, "unsure", words);
    const waitMs = isFinal(words.problem) ? undefined : retryMs[run.attempts];
    if (waitMs === undefined) return runs.end(run, "failed", words);
    await runs.postpone(run, waitMs, { ...words, hasFailed: true });
  }

  function run(): Promise<void> {
    underWay = underWay.then(sendAll).catch(onFault);
    return underWay;
  }

  return {
    /** Sends all that is due now. */
    run,
    start: () => rounds.next(everyMs),
    /** Resolves once what is under way has ended. */
    stop(): Promise<void> {
      rounds.stop();
      return underWay;
    },
  };
}

export type SendingRunner = ReturnType<typeof createSendingRunner>;

/** What whoever sends a test is told of it: why it could not go over, or nothing. @throws what has another reason than its delivery */
export async function tellDelivery(viewer: Viewer, deliver: () => Promise<unknown>): Promise<RunWords> {
  try {
    await deliver();
    return { problem: null, detail: "" };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const failure = describeFailure(error);
    return isAdministrator(viewer) ? failure : hideMailServer(failure);
  }
}

/** A failure as it is kept: its code, and a few words beside it. */
function describeFailure(error: unknown): { problem: string; detail: string } {
  if (error instanceof DeliveryError) return { problem: error.code, detail: error.message };
  if (isProblem(error)) return { problem: error.code, detail: error.message.slice(0, 300) };
  return { problem: "unexpected", detail: "" };
}

// What a later try would be refused as well: the link names what is gone or out of sight, or the file is too large.
function isFinal(problem: string): boolean {
  if (problem === "webhook-address" || problem === "withdrawn") return true;
  const status = problemStatus[problem as ProblemCode] ?? 500;
  return status < 500 && status !== 429;
}
