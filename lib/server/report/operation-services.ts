import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { shiftDay } from "@/lib/dates/day";
import { dayAt } from "@/lib/dates/zone";
import { lastRecheckDays } from "@/lib/report/plan/recheck";
import { createAnswerBook } from "@/lib/server/ledger/answer-book";
import type { AnswerMemory } from "@/lib/server/ledger/answer-memory";
import { createAnswerStore } from "@/lib/server/ledger/answer-store";
import { createCallWolkvox } from "@/lib/server/ledger/call-wolkvox";
import { createDayFills } from "@/lib/server/ledger/day-fills";
import { createDayGains } from "@/lib/server/ledger/day-gains";
import { createDayWatch } from "@/lib/server/ledger/day-watch";
import { loadIsErased } from "@/lib/server/ledger/erasure/erased-agents";
import { createErasures, type Erasures } from "@/lib/server/ledger/erasure/erasures";
import { createFillStore } from "@/lib/server/ledger/fill-store";
import { createKeptGains } from "@/lib/server/ledger/kept-gains";
import { createCallLog } from "@/lib/server/ledger/lease/call-log";
import type { TokenGate } from "@/lib/server/ledger/lease/token-gate";
import { createTokenHold } from "@/lib/server/ledger/lease/token-hold";
import { createAgentLister } from "@/lib/server/ledger/list-agents";
import { holdUnsavedAnswers } from "@/lib/server/ledger/unsaved-answers";
import { createUpkeep } from "@/lib/server/ledger/upkeep";
import { createWindowReader } from "@/lib/server/ledger/window-reader";
import type { NoteStore } from "@/lib/server/notes/note-store";
import type { Environment } from "@/lib/server/settings/env";
import type { Operation } from "@/lib/server/settings/operation";
import type { SettingsStore } from "@/lib/server/settings/settings-store";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { createTeamRecall } from "@/lib/server/teams/team-recall";
import { createWolkvoxClient } from "@/lib/server/wolkvox/client";
import type { Metrics } from "./metrics";
import { createRangeRequests } from "./range-requests";
import { createReportService } from "./report-service";
import { createSeenStates } from "./seen-states";
import { createSnapshotCache } from "./snapshot-cache";
import type { StateStyles } from "./state-styles";

/** What all operations share. */
export type SharedServices = {
  kysely: Kysely<DatabaseSchema>;
  environment: Environment;
  styles: StateStyles;
  settings: Pick<SettingsStore, "recall">;
  /** Left out: nobody can tell who is in a team. */
  recallTeams?: ReturnType<typeof createTeamRecall>;
  notes: Pick<NoteStore, "recall">;
  now: () => number;
  metrics: Metrics;
  log: Pick<Logger, "info" | "warn">;
};

export type OperationServicesOptions = SharedServices & {
  operation: Operation;
  /** The key under which its ledger stands: that of its source. */
  ledger: string;
  /** The digest under which the token's lease stands, and its gate. */
  token: string;
  gate: TokenGate;
  /** Shared with all operations. */
  memory: AnswerMemory;
  /** Pauses before each further attempt of a call; left out: the window reader's own. */
  retryPausesMs?: readonly number[];
};

/** All that serves one operation: its ledger, its calls, its reports. Nothing here is shared with another but the gate. */
export function createOperationServices(options: OperationServicesOptions) {
  const { operation, ledger, token, gate, kysely, memory, environment, now, metrics, log } = options;
  const { refreshMs, pauseMs, concurrency, keptDays } = environment;
  const { id, timeZone, baseUrl, server } = operation;
  const onFault = (error: unknown) =>
    log.warn({ operation: id, err: error }, "the ledger could not be written");
  const store = holdUnsavedAnswers({
    store: createAnswerStore(kysely, ledger, { timeZone, refreshMs, token }),
    onFault,
  });
  const erasures = createErasures({ kysely, operation: ledger, now });
  const calls = createCallLog({ kysely, operation: ledger, quota: operation.dailyQuota, timeZone, now });
  const client = createWolkvoxClient({
    ...{ baseUrl, server, token: operation.token, connections: concurrency, now },
  });
  const call = createCallWolkvox({
    ...{ gate, calls, now, onFault },
    ...(options.retryPausesMs && { retryPausesMs: options.retryPausesMs }),
    hold: createTokenHold({ kysely, token, timeZone, refreshMs }),
    onTurn: (purpose, waitedMs) => metrics.observeTurn({ operation: id, purpose, waitedMs }),
    onCall(window, { purpose }, outcome, durationMs) {
      metrics.countCall({ operation: id, outcome, purpose, durationMs });
      log.info({ operation: id, window, purpose, outcome, durationMs }, "wolkvox call");
    },
  });
  const load = createWindowReader({ token, client, store, call, now });
  const onLoad = (isHit: boolean) => metrics.countLookup({ operation: id, isHit });
  const book = createAnswerBook({ store, timeZone, refreshMs, now, load, memory, onLoad });
  const snapshotNow = createSnapshotCache(book, now, { timeZone, refreshMs });
  const rangeRequests = createRangeRequests({
    ...{ book, concurrency, pauseMs, now },
    refusalOf: calls.refusalOf,
    callMs: gate.callMs,
    planOf: (stretches, basis) => snapshotNow(stretches, basis).plan,
  });
  const styles = {
    load: (_id: string, states: readonly string[]) => options.styles.load(ledger, states),
    recall: (_id: string) => options.styles.recall(ledger),
  };
  const fills = createFillStore({ kysely, operation: ledger, now });
  const gains = createDayGains({ store, book, fills, timeZone, kept: createKeptGains(kysely, ledger) });
  const mayAsk = async () => (await options.settings.recall(id)).background;
  const hours = createDayFills({
    ...{ book, fills, timeZone, mayAsk, pauseMs, now, onFault },
    holder: randomUUID(),
    loadGains: gains.load,
    callMs: gate.callMs,
  });
  const service = createReportService({
    ...{ book, rangeRequests, styles, refreshMs, snapshotNow },
    ...{ gains, hours },
    recallSettings: () => options.settings.recall(id),
    recallTeams: async (ids) => (await options.recallTeams?.(id, ids)) ?? null,
    recallNotes: () => options.notes.recall(id),
    onServed: (ageMs) => metrics.observeAnswerAge({ operation: id, ageMs }),
  });
  const upkeep = createUpkeep({
    ...{ book, mayAsk, now, onFault },
    listSkipped: () => hours.createMarkTest(shiftDay(dayAt(now(), timeZone), -lastRecheckDays)),
    purge: async () => {
      await erasures.finish();
      const firstDay = shiftDay(dayAt(now(), timeZone), -keptDays.superseded);
      await gains.keep(now(), firstDay);
      await fills.purge(firstDay);
      await store.purge(now(), { timeZone, keptDays: keptDays.superseded });
      await calls.purge(keptDays.calls);
    },
  });
  const watch = createDayWatch({
    ...{ book, timeZone, refreshMs, now, onFault },
    async loadWatch() {
      const { background, watch: set } = await options.settings.recall(id);
      return background ? set : null;
    },
  });
  const stopReading = metrics.onRead(async () => {
    const { reader, background } = gate.waiting();
    metrics.setLevel(id, "queueLength", reader + background);
    metrics.setLevel(id, "windowsLeft", rangeRequests.listBacklog().length);
    metrics.setLevel(id, "unsavedAnswers", store.countUnsaved());
    metrics.setLevel(id, "memoryBytes", book.memoryBytes());
    const { spent, quota } = await calls.loadDay(dayAt(now(), timeZone));
    metrics.setLevel(id, "quotaSpent", spent);
    metrics.setLevel(id, "quotaLimit", quota);
  });
  /** Whoever asks after a removal finds it done. */
  const erase: Erasures["erase"] = async (person, by) => {
    const erasure = await erasures.erase(person, by);
    await book.syncNow();
    return erasure;
  };
  return {
    service,
    book,
    calls,
    erasures: { ...erasures, erase },
    rangeRequests,
    /** One call for wolkvox's own list of agents. */
    listAgents: createAgentLister({
      ...{ client, call, calls, refreshMs, now },
      loadIsErased: () => loadIsErased(kysely, ledger),
    }),
    /** Since when and until when each state was seen. */
    loadSeenStates: createSeenStates(book),
    ...{ upkeep, watch, hours, stopReading },
    saveUnsaved: store.saveUnsaved,
  };
}

export type OperationServices = ReturnType<typeof createOperationServices>;
