import { type Allowance, describeAllowances } from "@/lib/report/allowances/describe-allowances";
import { describeWarning } from "@/lib/report/answers/describe-warning";
import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import { narrowWarnings, type ReportWarning } from "@/lib/report/answers/warnings";
import { type OwnColumn, spellTargets } from "@/lib/report/columns/columns";
import type { AgentTable } from "@/lib/report/figures/agent-table";
import { agentKeyOf } from "@/lib/report/figures/directory";
import type { StateNames } from "@/lib/report/states/describe-state";
import { describeUnknownState } from "@/lib/report/states/describe-unknown-state";
import type { StateStyle } from "@/lib/report/states/state-style";
import { findUnknownStates } from "@/lib/report/states/unknown-states";
import {
  buildDayFigures,
  type DayFigures,
  listExportColumns,
  readReport,
  type StyleOf,
} from "@/lib/server/export/tables/export-figures";
import type { TimeFigures } from "@/lib/server/export/tables/time-table";
import { countHidden, sumAnswers } from "@/lib/server/report/report-figures";
import { traceFigure } from "@/lib/server/report/report-provenance";
import { createAnswerReader } from "@/lib/server/report/sight";
import { buildBeside, type ExportBeside } from "./export-beside";
import { createColumnReader, createDayReader, type ReadDays, sumSingleDays } from "./export-days";
import { describeExport, type ExportFact } from "./export-facts";
import { describeReading } from "./export-notes";
import type { ExportTask } from "./export-task";
import { buildTime } from "./export-time";
import type { Translate } from "./export-translator";

/** All that a file holds, before it is written in any format. */
export type ExportDocument = {
  /** What the settings call states. */
  stateNames: StateNames;
  view: AgentTable;
  /** Those of the range, as they are for the agents shown. */
  allowances: readonly Allowance[];
  columns: OwnColumn[];
  /** Null where they were not asked for or do not fit: the facts say so. */
  days: (DayFigures & { readDays: ReadDays }) | null;
  beside: ExportBeside;
  /** Null where the link is read by agent. */
  time: TimeFigures | null;
  warnings: ReportWarning[];
  /** How many hidden agents have records: they are in no figure. */
  hidden: number;
  /** What is odd in the figures, in words: states of the link that the range does not have, and the warnings. */
  oddities: string[];
  provenance: Pick<ProvenanceAnswer, "total" | "windows">;
  facts: ExportFact[];
};

// A sheet has 1,048,576 lines.
const mostAgentDays = 1_000_000;

export type LoadStyles = (states: readonly string[]) => Promise<readonly StateStyle[]>;

/** Adds up the answers of a task as its link reads them; single days are read when their turn comes. */
export async function buildDocument(
  asked: ExportTask,
  t: Translate,
  loadStyles: LoadStyles,
): Promise<ExportDocument> {
  const { material, withDni } = asked;
  const answers = createAnswerReader(createColumnReader(asked.packed), material);
  const { timeZone } = material.range;
  const { report: summed, warnings: all } = await sumAnswers(material.used, answers, {
    allowances: material.allowances,
    ...{ withDni, timeZone, keep: asked.reading.states, expected: material.expected },
  });
  const { allowances: rules } = material;
  const report = { ...summed, ...(rules && { allowances: describeAllowances(rules, summed.agents) }) };
  const task = spellReading(asked, report.states);
  const readDays = createDayReader(material, answers);
  const dayReport = readDays && (await sumSingleDays(material, report, readDays));
  const styleOf = await createStyleOf([...report.states, ...(dayReport?.states ?? [])], loadStyles);
  const beside = await buildBeside(task, { report, readDays, styleOf }, answers);
  const sums = readReport(report, { ...task.reading, perDay: false }, styleOf);
  const view = { ...sums, rows: orderLike(sums.rows, beside.table.rows) };
  const allowances = rules ? describeAllowances(rules, view.rows) : [];
  // What else is told of those over an allowance is told of the same people.
  const reading = { ...task.reading, only: task.reading.over ? new Set(view.rows.map(agentKeyOf)) : null };
  const time = await buildTime({ ...task, reading }, { styleOf, answers, allowances });
  const columns = listExportColumns(view, reading.columns);
  const days =
    dayReport && buildDayFigures(dayReport, reading, view.rows, { styleOf, paid: material.countsAs.paid });
  const isTooLong = days !== null && days.agentDays > mostAgentDays;
  const warnings = narrowWarnings(all, reading);
  const oddities = [
    ...findUnknownStates(reading.states, [...report.states, ...(report.others ?? [])]).map((unknown) =>
      describeUnknownState(unknown, t, task.locale),
    ),
    ...warnings.map((warning) => describeWarning(warning, t, (day) => day)),
  ];
  const hidden = await countHidden(material.used, answers, reading);
  const notes = [
    ...(hidden > 0 ? [t("report.hidden", { count: hidden })] : []),
    ...(isTooLong ? [t("files.tooManyDays", { count: days.agentDays, most: mostAgentDays })] : []),
    ...describeReading(task, { view, columns, beside, time }, t),
    ...oddities,
  ];
  return {
    stateNames: material.stateNames,
    view,
    allowances,
    columns,
    days: days && readDays !== null && !isTooLong ? { ...days, readDays } : null,
    beside,
    time,
    ...{ warnings, hidden, oddities },
    provenance: await traceFigure(material.used, reading, answers, timeZone),
    facts: describeExport(task, t, {
      ...{ notes, agents: view.rows, allowances, beside },
      isPaidTold: view.total.paid !== undefined,
    }),
  };
}

// The order and the columns of the link, with the states spelled as the range has them.
function spellReading(task: ExportTask, states: readonly string[]): ExportTask {
  const { sort, columns } = task.reading;
  const spelled = { sort: spellTargets(sort, states), columns: spellTargets(columns, states) };
  return { ...task, reading: { ...task.reading, ...spelled } };
}

/** The same rows in the order of others. */
function orderLike(rows: AgentTable["rows"], order: AgentTable["rows"]): AgentTable["rows"] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return order.flatMap(({ key }) => byKey.get(key) ?? []);
}

async function createStyleOf(states: readonly string[], loadStyles: LoadStyles): Promise<StyleOf> {
  const distinct = [...new Set(states)];
  const styles = await loadStyles(distinct);
  const known = new Map(distinct.map((state, index) => [state, styles[index]]));
  return (state) => known.get(state) ?? { stateClass: "other", shade: 0 };
}
