import type { Kysely } from "kysely";
import type { Window } from "@/lib/dates/window";
import { instantOf } from "@/lib/dates/zone";
import { everything } from "@/lib/report/figures/agent-table";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { Team } from "@/lib/report/team";
import {
  createStageBook,
  createStageRequests,
  refreshMs,
  type Script,
  timeZone,
} from "@/lib/server/ledger/answers.stage";
import { openHours } from "@/lib/server/ledger/hours.stage";
import type { KeptNote } from "@/lib/server/notes/note-store";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { KnownSettings } from "./applied-settings";
import type { RangeRequestsOptions } from "./range-requests";
import type { ReportQuestion } from "./report-question";
import { createReportService } from "./report-service";

export const noon = instantOf("2026-11-20T17:00:00Z");

/** What a reader who wants everything of a window asks. */
export function question(window: Window, more: Partial<ReportQuestion> = {}): ReportQuestion {
  return {
    operation: "default",
    timeZone,
    range: { window, stretches: [window], isCut: false },
    reading: everything,
    withDni: false,
    waitLimit: { kind: "untilKnown", mostMs: 1000 },
    askedBy: "ana@auxboard.example",
    knownAtMs: null,
    sight: null,
    seesSensitive: true,
    group: null,
    ...more,
  };
}

/** The report service over a real store and a source that the test speaks for. */
export function startReports(
  kysely: Kysely<DatabaseSchema>,
  operation: string,
  script: Script,
  {
    settings,
    teams,
    kept = new Map(),
    notes = [],
    timeZone: zone = timeZone,
    ...asking
  }: Partial<RangeRequestsOptions> & {
    settings?: KnownSettings;
    teams?: readonly Team[];
    kept?: ReadonlyMap<string, StateStyle>;
    notes?: readonly KeptNote[];
    timeZone?: string;
  } = {},
) {
  const stage = createStageBook(kysely, operation, { nowMs: noon, script, timeZone: zone });
  const { book } = stage;
  const { snapshotNow, rangeRequests } = createStageRequests(stage, {
    callMs: () => 1500,
    timeZone: zone,
    ...asking,
  });
  const styles = {
    load: async (_: string, states: readonly string[]) =>
      states.map((_state, shade) => ({ stateClass: "other" as const, shade })),
    recall: async () => kept,
  };
  const agesMs: number[] = [];
  const onServed = (ageMs: number) => agesMs.push(ageMs);
  const inside = openHours(kysely, operation, stage, { timeZone: zone });
  const { gains, hours } = inside;
  const reports = createReportService({
    ...{ book, rangeRequests, styles, refreshMs, snapshotNow, onServed },
    ...{ gains, hours },
    ...(settings && { recallSettings: async () => settings }),
    ...(teams && { recallTeams: async () => teams }),
    recallNotes: async () => notes,
  });
  return { ...stage, ...inside, reports, agesMs, rangeRequests };
}
