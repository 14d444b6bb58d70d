import { instantOf, localTimeAt } from "@/lib/dates/zone";
import { describeState } from "@/lib/report/states/describe-state";
import type { BesideWords } from "@/lib/server/export/tables/agent-table";
import type { TableWords } from "@/lib/server/export/tables/export-table";
import type { Translate } from "./export-translator";

/** An instant (UTC text) as the operation's clock shows it: `2026-11-22 15:04:05`. */
export function formatMomentIn(timeZone: string): (instant: string) => string {
  return (instant) => localTimeAt(instantOf(instant), timeZone).replace("T", " ");
}

/** The words of an export's tables. */
export function buildTableWords(t: Translate, momentOf: (instant: string) => string): TableWords {
  return {
    day: t("export.day"),
    dayStatus: t("export.dayStatus"),
    agentId: t("export.agentId"),
    agent: t("export.agent"),
    dni: t("export.dni"),
    noAgentId: t("report.noAgentId"),
    total: t("export.total"),
    columnName: (by) => t(`export.${by}`),
    unknown: t("export.unknown"),
    unknownIn: t("export.unknownIn"),
    noAgents: t("export.noAgents"),
    stateName: (state) => describeState(state, t),
    statusOf: ({ status, asOf }) => t(`export.status-${status}`, { moment: asOf ? momentOf(asOf) : "" }),
  };
}

/** The same for tables of two periods, or of figures per day worked. */
export function buildBesideWords(t: Translate, words: TableWords, isPerDay: boolean): BesideWords {
  return {
    ...words,
    presence: t("export.presence"),
    presenceOf: (presence) => t(`export.presence-${presence}`),
    measured: (title) => (isPerDay ? t("export.measured", { title }) : title),
    before: (title) => t("export.before", { title }),
    change: (title) => t("export.change", { title }),
    growth: (title) => t("export.growth", { title }),
  };
}
