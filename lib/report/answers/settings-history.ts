import type { Day } from "@/lib/dates/window";
import { type AllowanceEntry, entryKeyOf } from "@/lib/report/allowances/allowance";
import { type RosterAgent, unsetAgent } from "@/lib/report/roster/roster";
import { type StateSetting, unsetState } from "@/lib/report/states/state-settings";
import { classifyState } from "@/lib/report/states/state-style";
import type { Watch } from "@/lib/report/timeline/watch";
import type { SettingsWords } from "./operation-settings";

/** What is said of a state, in the order in which it is told. */
const stateFields = ["name", "class", "paid", "isSensitive", "mergedInto", "order"] as const;

type StateField = (typeof stateFields)[number];

/** What is said of an agent of the roster, in the order in which it is told; `isListed`: whether they are in it. */
const agentFields = ["isListed", "name", "isHidden", "from", "to"] as const;

type AgentField = (typeof agentFields)[number];

/** One thing that differs between two versions of the settings. */
export type SettingsChange =
  | { part: "closedWeekdays"; before: readonly number[]; after: readonly number[] }
  | { part: "background"; before: boolean; after: boolean }
  | { part: "watch"; before: Watch | null; after: Watch | null }
  /** The name of the day; null = nobody had taken it off. */
  | { part: "daysOff"; day: Day; before: string | null; after: string | null }
  | { part: "warnings"; before: number; after: number }
  /** An entry that is in one of the two only, or says something else. */
  | ({
      part: "allowances";
      before: AllowanceEntry | null;
      after: AllowanceEntry | null;
    } & Pick<AllowanceEntry, "id" | "team" | "from">)
  | {
      part: "states";
      state: string;
      field: StateField;
      before: string | number | boolean | null;
      after: string | number | boolean | null;
    }
  | {
      part: "agents";
      agent: string;
      /** What the roster calls them, or called them; empty where it does not. */
      name: string;
      field: AgentField;
      before: string | boolean | null;
      after: string | boolean | null;
    };

/** A version of the settings with how it differs from the one before it. */
export type SettingsVersion = {
  version: number;
  /** The e-mail of who set it. */
  by: string;
  /** UTC. */
  at: string;
  changes: SettingsChange[];
};

/** What `GET /api/settings/history` answers, newest first. */
export type SettingsHistory = {
  operation: string;
  versions: SettingsVersion[];
  /** `before` of the next page; null = there is none. */
  next: number | null;
};

/** What `POST /api/settings/changes` answers: how what is in force, which is of that version, would change. */
export type SettingsPreview = { operation: string; version: number; changes: SettingsChange[] };

/** How two versions of the settings differ. A state that a version does not name is as it is guessed to be. */
export function listSettingsChanges(before: SettingsWords, after: SettingsWords): SettingsChange[] {
  return [
    ...listWeekdayChanges(before.closedWeekdays, after.closedWeekdays),
    ...listBackgroundChanges(before.background, after.background),
    ...listWatchChanges(before.watch, after.watch),
    ...listDayChanges(before.daysOff, after.daysOff),
    ...listWarningChanges(before.warnings, after.warnings),
    ...listAllowanceChanges(before.allowances, after.allowances),
    ...listStateChanges(before.states, after.states),
    ...listAgentChanges(before.agents, after.agents),
  ];
}

type Weekdays = SettingsWords["closedWeekdays"];

function listWeekdayChanges(before: Weekdays, after: Weekdays): SettingsChange[] {
  const isSame = before.length === after.length && before.every((day) => after.includes(day));
  return isSame ? [] : [{ part: "closedWeekdays", before, after }];
}

function listBackgroundChanges(before: boolean, after: boolean): SettingsChange[] {
  return before === after ? [] : [{ part: "background", before, after }];
}

function listWatchChanges(before: Watch | null, after: Watch | null): SettingsChange[] {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ part: "watch", before, after }];
}

type DaysOff = SettingsWords["daysOff"];

function listDayChanges(before: DaysOff, after: DaysOff): SettingsChange[] {
  const [namesBefore, namesAfter] = [before, after].map(
    (days) => new Map(days.map(({ day, name }) => [day, name])),
  );
  const days = [...new Set([...before, ...after].map(({ day }) => day))].sort();
  return days.flatMap((day) => {
    const change = { before: namesBefore?.get(day) ?? null, after: namesAfter?.get(day) ?? null };
    return change.before === change.after ? [] : [{ part: "daysOff" as const, day, ...change }];
  });
}

type Warnings = SettingsWords["warnings"];

function listWarningChanges(
  { leftPercent: before }: Warnings,
  { leftPercent: after }: Warnings,
): SettingsChange[] {
  return before === after ? [] : [{ part: "warnings", before, after }];
}

type Allowances = SettingsWords["allowances"];

function listAllowanceChanges(before: Allowances, after: Allowances): SettingsChange[] {
  const [earlier, later] = [before, after].map(
    (entries) => new Map(entries.map((entry) => [entryKeyOf(entry), entry])),
  );
  const all = new Map([...before, ...after].map((entry) => [entryKeyOf(entry), entry]));
  return [...all].flatMap(([key, { id, team, from }]) => {
    const change = { before: earlier?.get(key) ?? null, after: later?.get(key) ?? null };
    return isSameEntry(change.before, change.after)
      ? []
      : [{ part: "allowances", id, team, from, ...change }];
  });
}

// They are of the same allowance, team and day.
function isSameEntry(one: AllowanceEntry | null, other: AllowanceEntry | null): boolean {
  if (one === null || other === null) return false;
  const areSame =
    one.states.length === other.states.length && one.states.every((state) => other.states.includes(state));
  return areSame && one.name === other.name && one.seconds === other.seconds;
}

function listStateChanges(before: readonly StateSetting[], after: readonly StateSetting[]): SettingsChange[] {
  const earlier = new Map(before.map((setting) => [setting.state, setting]));
  const later = new Map(after.map((setting) => [setting.state, setting]));
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((state) => {
    const [one, other] = [earlier.get(state), later.get(state)];
    // Where it is not named its place follows from its colour, so that there is none to compare.
    const guessed = unsetState(state, classifyState(state), (one ?? other)?.order ?? 0);
    return compareStates(one ?? guessed, other ?? guessed);
  });
}

function compareStates(before: StateSetting, after: StateSetting): SettingsChange[] {
  return stateFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      ...{ part: "states", state: after.state, field },
      ...{ before: before[field], after: after[field] },
    }));
}

function listAgentChanges(before: readonly RosterAgent[], after: readonly RosterAgent[]): SettingsChange[] {
  const earlier = new Map(before.map((agent) => [agent.id, agent]));
  const later = new Map(after.map((agent) => [agent.id, agent]));
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id) => {
    const [one, other] = [earlier.get(id), later.get(id)];
    const name = other?.name || (one?.name ?? "");
    const unset = unsetAgent(id, name);
    const [was, is] = [
      { ...(one ?? unset), isListed: one !== undefined },
      { ...(other ?? unset), isListed: other !== undefined },
    ];
    // Of who leaves the roster nothing else is told.
    const fields = agentFields.filter((field) => other !== undefined || field === "isListed");
    return fields
      .filter((field) => was[field] !== is[field])
      .map((field) => ({
        ...{ part: "agents", agent: id, name, field },
        ...{ before: was[field], after: is[field] },
      }));
  });
}
