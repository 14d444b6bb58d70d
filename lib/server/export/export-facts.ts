import { formatMediumDay, formatRange, formatZone } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import type { Messages } from "@/lib/messages/catalogue";
import { anyAllowance } from "@/lib/report/allowances/allowance";
import { type Allowance, nameAllowance } from "@/lib/report/allowances/describe-allowances";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import { tellWriters } from "@/lib/report/answers/day-note";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { areWeekdaysApart, spanOf } from "@/lib/report/comparison/day-pairs";
import { formatChange } from "@/lib/report/comparison/format-change";
import { describeOneSided } from "@/lib/report/comparison/one-sided";
import type { AgentHeading } from "@/lib/report/figures/agent-table";
import { formatHm } from "@/lib/report/figures/duration";
import { describeState, type StateNames } from "@/lib/report/states/describe-state";
import { describeSupposition } from "@/lib/report/suppositions/describe-supposition";
import { nameTeams } from "@/lib/report/team";
import { formatMomentIn } from "@/lib/server/export/tables/table-words";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { ExportBeside } from "./export-beside";
import type { ExportComparison } from "./export-comparison";
import { describeDayGaps, describeNotes, describeProblem, describeStatus } from "./export-notes";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";

/** One thing that a file says of itself, in the reader's language. */
export type ExportFact = { key: string; label: string; text: string };

type FactOf<Key> = Key extends `fact-${infer Name}` ? Name : never;
type FactKey = FactOf<keyof Messages["files"]>;

/** What else is said of a file: `notes` are those that its figures add, `agents` are those in it. */
type Told = {
  notes: readonly string[];
  agents: readonly AgentHeading[];
  allowances: readonly Allowance[];
  /** Some of its time is not paid, or not as a whole. */
  isPaidTold: boolean;
  beside: ExportBeside;
};

/** What a file is, of when, and how whole: the same words in every format. */
export function describeExport(
  task: ExportTask,
  t: Translate,
  { notes, agents, allowances, isPaidTold, beside }: Told,
): ExportFact[] {
  const { material, operation, hours, by, byHour } = task;
  const { timeZone, isCut } = material.range;
  const momentOf = formatMomentIn(timeZone);
  const fact = createFact(t);
  const { from, to, zone, asOf, status } = describeMaterial(material, task, t);
  const told = [
    ...(isCut ? [t("report.cut")] : []),
    ...describeDayGaps(material.dayAnswers ?? material.days, t, momentOf),
    ...notes,
    ...describeNotes(material.notes, t, momentOf),
    t("report.zoneRule", { zone: timeZone }),
  ];
  return [
    fact("report", titleOfReport(task, t)),
    fact("operation", nameOfOperation(operation)),
    fact("range", describeRange(task, t)),
    fact("from", from),
    fact("to", to),
    fact("hours", hours ?? t("files.wholeDay")),
    ...(by === null ? [] : [fact("by", t(`files.by-${by}`))]),
    ...(byHour ? [fact("by", t("files.by-hour")), fact("counting", describeCounting(byHour, t))] : []),
    ...(material.countsAs.classes ? [fact("group", t("files.byClass"))] : []),
    fact("zone", zone),
    fact("asOf", asOf),
    ...(material.knownAt === undefined ? [] : [fact("knownAt", momentOf(material.knownAt))]),
    fact("status", status),
    ...(material.scope ? [fact("scope", describeScope(material.scope, t))] : []),
    ...describeSuppositions(material, task, t),
    fact("filters", describeFilters(task, { agents, allowances }, t).join(" · ") || t("files.nothing")),
    fact("sort", describeSort(task, allowances, t)),
    ...(allowances.length === 0
      ? []
      : [fact("allowances", allowances.map((one) => describeAllowance(one, task, t)).join(" · "))]),
    ...(isPaidTold ? [fact("paid", describePaid(material, t))] : []),
    ...(material.dayNotes.length > 0
      ? [fact("dayNotes", describeDayNotes(material, agents, t, momentOf))]
      : []),
    ...describeComparison(task, beside, t),
    fact("notes", told.join(" · ")),
  ];
}

/** How wolkvox counts, as the looks at a day show it, and what they cannot say. */
function describeCounting({ counting, looks, timeZone }: TimelineAnswer, t: Translate): string {
  const last = looks.at(-1);
  const until = last === undefined ? t("report.noneYet") : formatMomentIn(timeZone)(last);
  return t(`files.counting-${counting}`, { count: looks.length, until });
}

/** Of which states the time is not paid, or half of it; of the others all is. */
function describePaid(
  { countsAs: { paid }, stateNames }: Pick<ReportMaterial, "countsAs" | "stateNames">,
  t: Translate,
): string {
  const listOf = (part: 0 | 0.5 | null) =>
    [...paid].flatMap(([state, told]) => (told === part ? describeState(state, t, stateNames) : []));
  const kinds = [
    ["files.unpaid", listOf(0)],
    ["files.halfPaid", listOf(0.5)],
    ["files.paidMixed", listOf(null)],
  ] as const;
  return kinds
    .flatMap(([key, list]) => (list.length > 0 ? t(key, { list: list.join(", ") }) : []))
    .join(" · ");
}

function describeDayNotes(
  { dayNotes }: Pick<ReportMaterial, "dayNotes">,
  agents: readonly AgentHeading[],
  t: Translate,
  momentOf: (instant: string) => string,
): string {
  const nameOf = (id: string) => {
    const name = agents.find((agent) => agent.id === id)?.name;
    return name ? t("export.named", { name, id }) : id;
  };
  return dayNotes
    .map(({ day, agent, text, leavesOut, ...writers }) => {
      const whom = agent === null ? t("files.noteEverybody") : nameOf(agent);
      const note = t("files.noteOf", { day, whom, text });
      const told = leavesOut ? t("files.noteOut", { note }) : note;
      return `${told} (${tellWriters(writers, t, momentOf)})`;
    })
    .join(" · ");
}

/** The most important of them, for whoever is told of a file before opening it. */
export function describeBriefly(task: ExportTask, t: Translate): ExportFact[] {
  const { material, operation, hours } = task;
  const fact = createFact(t);
  const { zone, asOf, status } = describeMaterial(material, task, t);
  return [
    fact("report", titleOfReport(task, t)),
    fact("operation", nameOfOperation(operation)),
    fact("range", describeRange(task, t)),
    ...(hours === null ? [] : [fact("hours", hours)]),
    ...(material.countsAs.classes ? [fact("group", t("files.byClass"))] : []),
    ...describeSuppositions(material, task, t),
    fact("zone", zone),
    fact("asOf", asOf),
    fact("status", status),
    ...(material.scope ? [fact("scope", describeScope(material.scope, t))] : []),
  ];
}

/** The hypotheses under which a file is read, and those that cannot be. */
function describeSuppositions(
  { unknownSuppositions = [], ...material }: ReportMaterial,
  task: ExportTask,
  t: Translate,
): ExportFact[] {
  const list = listSuppositions(material, task, t);
  const told = [
    ...(list.length > 0 ? [t("files.supposed", { list: list.join(" · ") })] : []),
    ...(unknownSuppositions.length > 0
      ? [t("files.supposeUnknown", { list: unknownSuppositions.join(", ") })]
      : []),
  ];
  return told.length > 0 ? [createFact(t)("suppose", told.join(" "))] : [];
}

/** What a file supposes, each in words. */
export function listSuppositions(
  { suppositions = [], stateNames }: Pick<ReportMaterial, "suppositions" | "stateNames">,
  { locale }: Pick<ExportTask, "locale">,
  t: Translate,
): string[] {
  return suppositions.map((one) =>
    describeSupposition(one, t, {
      state: (state) => describeState(state, t, stateNames),
      day: (day) => formatMediumDay(day, locale),
    }),
  );
}

function nameOfOperation({ id, name }: ExportTask["operation"]): string {
  return name === id ? id : `${name} (${id})`;
}

/** The days of a file in words. */
export function describeRange({ material, locale }: ExportTask, t: Translate): string {
  const { from, to } = material.range;
  return formatRange({ from, to }, locale, (first, last) => t("ranges.span", { from: first, to: last }));
}

export function describeScope({ teams }: NonNullable<ReportMaterial["scope"]>, t: Translate): string {
  return t("notices.scope", { count: teams.length, teams: nameTeams(teams) });
}

function createFact(t: Translate): (key: FactKey, text: string) => ExportFact {
  return (key, text) => ({ key, label: t(`files.fact-${key}`), text });
}

/** What is told of a range and of the period that it is compared with: ends, zone, age and how whole. */
function describeMaterial(material: ReportMaterial, { locale }: ExportTask, t: Translate) {
  const { timeZone } = material.range;
  const { from, to } = material.hull;
  const zoneMs = instantOf(material.asOf ?? `${to}Z`);
  return {
    from: from.replace("T", " "),
    to: to.replace("T", " "),
    zone: `${timeZone} (${formatZone(timeZone, zoneMs, locale)})`,
    asOf: material.asOf === null ? t("report.noneYet") : formatMomentIn(timeZone)(material.asOf),
    status: describeStatus(material, t),
  };
}

/** What a file is called inside. */
export function titleOfReport({ by, byHour }: Pick<ExportTask, "by" | "byHour">, t: Translate): string {
  if (byHour) return t("report.title-hour");
  return by === null ? t("report.title") : t(`report.title-${by}`);
}

function describeFilters(
  { reading: { states, teams, agents, query, over = null }, by, material }: ExportTask,
  { agents: present, allowances }: Pick<Told, "agents" | "allowances">,
  t: Translate,
): string[] {
  const { stateNames, unknownOver } = material;
  const nameOf = (state: string) => describeState(state, t, stateNames);
  return [
    ...(states.length > 0 ? [t("files.filterStates", { list: states.map(nameOf).join(", ") })] : []),
    ...(teams.length > 0 ? [t("files.filterTeams", { list: nameTeams(teams) })] : []),
    ...(agents.length > 0 ? [t("files.filterAgents", { list: agents.map(whoIs).join(", ") })] : []),
    ...(query === "" ? [] : [t("files.filterQuery", { text: query })]),
    ...(over === null ? [] : [sayOver(over)]),
    ...(unknownOver === undefined ? [] : [t("files.filterNoOver", { over: unknownOver })]),
  ];

  function sayOver(id: string): string {
    if (id === anyAllowance) return t("files.filterAnyOver");
    return t("files.filterOver", { name: nameAllowance(id, allowances) });
  }

  // No row over time says whose it is.
  function whoIs(id: string): string {
    const name = by === null ? undefined : present.find((agent) => agent.id === id)?.name;
    return name ? t("export.named", { name, id }) : id;
  }
}

// Rows over time stand in their own order, those of agents in the link's.
function describeSort(
  { reading, by, byHour, format, material }: ExportTask,
  allowances: readonly Allowance[],
  t: Translate,
): string {
  if (byHour && format === "csv") return t("files.sort-hour");
  if (by !== null && format === "csv") return t("files.sort-date");
  const list = reading.sort
    .map((key) => describeSortKey(key, reading, { stateNames: material.stateNames, allowances }, t))
    .join(" · ");
  return by === null ? list : t("files.sortAgents", { list });
}

function describeSortKey(
  key: ExportTask["reading"]["sort"][number],
  { byShare, states }: ExportTask["reading"],
  { stateNames, allowances }: { stateNames: StateNames; allowances: readonly Allowance[] },
  t: Translate,
): string {
  const name = nameKey();
  // Where all states are shown every total is 100 %, and its time decides.
  const isShare = byShare === true && (key.by === "state" || (key.by === "total" && states.length > 0));
  return t(`files.sort-${key.direction}`, { key: isShare ? t("files.sortShare", { key: name }) : name });

  function nameKey(): string {
    if (key.by === "state") return describeState(key.state, t, stateNames);
    if (key.by !== "over") return t(`files.sort-${key.by}`);
    return t("files.sort-over", { name: nameAllowance(key.id, allowances) });
  }
}

/** An allowance with its limit; where that is not one for the range, each limit with its day and team. */
function describeAllowance(
  { name, states, seconds, limits }: Allowance,
  { material: { stateNames }, locale }: ExportTask,
  t: Translate,
): string {
  const list = states.map((state) => describeState(state, t, stateNames)).join(", ");
  if (seconds !== null) return t("files.limit", { name, limit: formatHm(seconds), states: list });
  const told = limits.map(({ from, team, seconds: limit }) => {
    const words = { limit: formatHm(limit), day: formatMediumDay(from, locale) };
    return team === null
      ? t("files.limitFrom", words)
      : t("files.limitFromOf", { ...words, team: team.name });
  });
  return t("files.limitChanged", { name, limits: told.join(", "), states: list });
}

/** The period that a file compares with, in words: which days, by which rule, how old, how whole, and who is on one side. */
function describeComparison(task: ExportTask, beside: ExportBeside, t: Translate): ExportFact[] {
  const { comparison } = task;
  if (!comparison) return [];
  const fact = createFact(t);
  const { words, material, problem } = comparison;
  const compared = fact("compared", `${words.period}: ${words.rule}`);
  if (!material)
    return [compared, fact("comparedStatus", t("compare.failed", { problem: describeProblem(problem, t) }))];
  const { from, to, zone, asOf, status } = describeMaterial(material, task, t);
  const notes = listComparisonNotes(comparison, material, task, beside, t);
  return [
    compared,
    fact("comparedFrom", from),
    fact("comparedTo", to),
    fact("comparedZone", zone),
    fact("comparedAsOf", asOf),
    fact("comparedStatus", status),
    ...(notes.length > 0 ? [fact("comparedNotes", notes.join(" · "))] : []),
  ];
}

function listComparisonNotes(
  comparison: ExportComparison,
  material: ReportMaterial,
  task: ExportTask,
  beside: ExportBeside,
  t: Translate,
): string[] {
  const { locale } = task;
  const { table, isWhole } = beside;
  const momentOf = formatMomentIn(material.range.timeZone);
  const nameOf = (state: string) => describeState(state, t, task.material.stateNames);
  const write = (seconds: number) => formatChange(seconds, "hm", locale);
  return [
    ...listComparisonCautions(comparison, material, task, beside, t),
    ...describeOneSided(table, { isWhole, locale, write }, t, nameOf),
    ...describeDayGaps(material.dayAnswers ?? material.days, t, momentOf),
    ...describeNotes(material.notes, t, momentOf),
  ];
}

/** What must be known before a difference is read. */
export function listComparisonCautions(
  { words, days }: ExportComparison,
  material: ReportMaterial,
  { reading, material: { range } }: ExportTask,
  { table, presence, pairs }: ExportBeside,
  t: Translate,
): string[] {
  return [
    ...(days.range === days.comparison ? [] : [t("compare.lengths", days)]),
    ...words.cautions,
    ...(pairs && areWeekdaysApart(spanOf(range), spanOf(material.range)) ? [t("beside.weekdaysApart")] : []),
    ...(presence !== null && presence !== "some" && isWholeAnswer(material)
      ? [t(`compare.${presence}There`)]
      : []),
    ...(!table.earlier && presence === "some" && reading.perDay ? [t("compare.perDayWaits")] : []),
  ];
}
