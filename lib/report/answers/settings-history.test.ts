import { expect, test } from "vitest";
import type { AllowanceEntry } from "@/lib/report/allowances/allowance";
import { type StateSetting, unsetState } from "@/lib/report/states/state-settings";
import { noSettings } from "./operation-settings";
import { listSettingsChanges } from "./settings-history";

const lunch = unsetState("Almuerzo", "personal", 0);
const training = unsetState("Coaching", "productive", 1);

test("versions that say the same have no changes, whatever the order in which they say it", () => {
  const days = {
    ...noSettings,
    closedWeekdays: [6, 7],
    daysOff: [{ day: "2026-12-25", name: "Navidad" }],
  };
  const one = { ...days, states: [lunch, training] };
  expect(listSettingsChanges(one, { ...one, closedWeekdays: [7, 6], states: [training, lunch] })).toEqual([]);
});

test("weekdays change together, days off one by one in their order", () => {
  const before = {
    ...noSettings,
    closedWeekdays: [7],
    daysOff: [
      { day: "2026-12-25", name: "Navidad" },
      { day: "2026-12-31", name: "Cierre" },
    ],
  };
  const after = {
    ...noSettings,
    closedWeekdays: [6, 7],
    daysOff: [
      { day: "2026-12-08", name: "Velitas" },
      { day: "2026-12-25", name: "Día de Navidad" },
    ],
  };
  expect(listSettingsChanges(before, after)).toEqual([
    { part: "closedWeekdays", before: [7], after: [6, 7] },
    { part: "daysOff", day: "2026-12-08", before: null, after: "Velitas" },
    { part: "daysOff", day: "2026-12-25", before: "Navidad", after: "Día de Navidad" },
    { part: "daysOff", day: "2026-12-31", before: "Cierre", after: null },
  ]);
});

test("whether wolkvox is asked while nobody reads is told", () => {
  expect(listSettingsChanges(noSettings, { ...noSettings, background: false })).toEqual([
    { part: "background", before: true, after: false },
  ]);
});

test("of allowances each entry that came, went or says something else is told, and from when readers are warned", () => {
  const breaks: AllowanceEntry = {
    ...{ id: "breaks", name: "Descansos", states: ["Break", "Pausa"] },
    ...{ seconds: 1800, from: "2026-01-01", team: null },
  };
  const before = { ...noSettings, allowances: [breaks, { ...breaks, team: "night" }] };
  const after = {
    ...noSettings,
    warnings: { leftPercent: 50 },
    allowances: [
      { ...breaks, from: "2026-11-01" },
      { ...breaks, states: ["Pausa", "Break"] },
      { ...breaks, team: "night", seconds: 60 },
    ],
  };
  expect(listSettingsChanges(before, after)).toEqual([
    { part: "warnings", before: 80, after: 50 },
    {
      ...{ part: "allowances", id: "breaks", team: "night", from: "2026-01-01" },
      ...{ before: before.allowances[1], after: after.allowances[2] },
    },
    {
      ...{ part: "allowances", id: "breaks", team: null, from: "2026-11-01" },
      ...{ before: null, after: after.allowances[0] },
    },
  ]);
});

test("of the roster it is told who came and left, and every field of the others that differs", () => {
  const ana = { id: "1", name: "Ana", isHidden: false, from: null, to: null };
  const luis = { ...ana, id: "2", name: "Luis" };
  const before = { ...noSettings, agents: [ana, luis] };
  const after = { ...noSettings, agents: [{ ...ana, name: "Ana R", isHidden: true, from: "2026-11-02" }] };
  const of = { part: "agents", agent: "1", name: "Ana R" };
  expect(listSettingsChanges(before, after)).toEqual([
    { ...of, field: "name", before: "Ana", after: "Ana R" },
    { ...of, field: "isHidden", before: false, after: true },
    { ...of, field: "from", before: null, after: "2026-11-02" },
    { part: "agents", agent: "2", name: "Luis", field: "isListed", before: true, after: false },
  ]);
  const backwards = { ...after, agents: [...after.agents].reverse() };
  expect(listSettingsChanges(after, backwards)).toEqual([]);
  expect(listSettingsChanges(noSettings, { ...noSettings, agents: [luis] })).toEqual([
    { part: "agents", agent: "2", name: "Luis", field: "isListed", before: false, after: true },
  ]);
});

test("of a state every field that differs is told", () => {
  const said: StateSetting = {
    ...{ state: "Almuerzo", name: "Comida", class: "system", paid: "half" },
    ...{ isSensitive: true, mergedInto: "Coaching", order: 4 },
  };
  const changes = listSettingsChanges(
    { ...noSettings, states: [lunch, training] },
    { ...noSettings, states: [said, training] },
  );
  expect(changes).toEqual([
    { part: "states", state: "Almuerzo", field: "name", before: "Almuerzo", after: "Comida" },
    { part: "states", state: "Almuerzo", field: "class", before: "personal", after: "system" },
    { part: "states", state: "Almuerzo", field: "paid", before: "yes", after: "half" },
    { part: "states", state: "Almuerzo", field: "isSensitive", before: false, after: true },
    { part: "states", state: "Almuerzo", field: "mergedInto", before: null, after: "Coaching" },
    { part: "states", state: "Almuerzo", field: "order", before: 0, after: 4 },
  ]);
});

test("a state that one version does not name is compared as it is guessed, without its place", () => {
  const named = {
    ...noSettings,
    states: [
      { ...lunch, order: 7 },
      { ...training, class: "other" as const },
    ],
  };
  const change = { part: "states", state: "Coaching", field: "class" };
  expect(listSettingsChanges(noSettings, named)).toEqual([
    { ...change, before: "productive", after: "other" },
  ]);
  expect(listSettingsChanges(named, noSettings)).toEqual([
    { ...change, before: "other", after: "productive" },
  ]);
});
