import { expect, test } from "vitest";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import type { AllowanceEntry } from "./allowance";
import type { AllowanceRules } from "./allowance-rules";
import { describeAllowances, findLimit, nameAllowance } from "./describe-allowances";

const breaks = {
  id: "breaks",
  name: "Pausas",
  states: ["Break"],
  seconds: 1800,
  from: "2026-01-01",
  team: null,
};
const night = { id: "n", name: "Noche", version: 1, size: 1, agents: ["1"] };

function describeFor(from: string) {
  const rules = {
    ...{ entries: [breaks, { ...breaks, seconds: 600, team: "n", from }], teams: [night], untold: [] },
    ...{ days: ["2026-11-09", "2026-11-10"], isWhole: true, isRunningDay: false },
    ...{ leftPercent: 80, leftOut: nothingLeftOut },
  };
  const [told] = describeAllowances(rules, [{ id: "1" }, { id: "2" }]);
  if (!told) throw new Error("No allowance counts.");
  return told;
}

test("a team that is shown alone has its own limit where that counts on every day", () => {
  const told = describeFor("2026-11-09");
  expect(findLimit(told, [night])).toBe(600);
  expect(findLimit(told, [])).toBe(told.seconds);
  expect(told.limits).not.toContainEqual(expect.objectContaining({ isLater: true }));
});

test("a team's own limit that begins within the range is not told as if it always counted", () => {
  const told = describeFor("2026-11-10");
  expect(findLimit(told, [night])).toBeNull();
  expect(told.limits.map(({ seconds, isLater }) => [seconds, isLater])).toEqual([
    [1800, undefined],
    [600, true],
  ]);
});

test("where several teams are shown, or none has its own, the limit of all is told", () => {
  const told = describeFor("2026-11-09");
  expect(findLimit({ ...told, seconds: 1800 }, [night, { id: "d" }])).toBe(1800);
  expect(findLimit({ ...told, seconds: 1800 }, [{ id: "d" }])).toBe(1800);
  const changed = { from: "2026-11-10", team: night, seconds: 300 };
  expect(findLimit({ ...told, limits: [...told.limits, changed] }, [night])).toBeNull();
});

test("an allowance has its name, and that of its id where no day of the range has it", () => {
  const known = [breaks, { id: "lunch", name: "Almuerzo" }];
  expect(["lunch", "bath"].map((id) => nameAllowance(id, known))).toEqual(["Almuerzo", "bath"]);
});

const both = ["2026-11-09", "2026-11-10"];
const entry = (words: Partial<AllowanceEntry>): AllowanceEntry => ({ ...breaks, ...words });

function describe(
  entries: readonly AllowanceEntry[],
  ids: readonly string[],
  more: Partial<AllowanceRules> = {},
) {
  const rules = {
    ...{ entries, teams: [night], untold: [], days: both, isWhole: true, isRunningDay: false },
    ...{ leftPercent: 80, leftOut: nothingLeftOut, ...more },
  };
  return describeAllowances(
    rules,
    ids.map((id) => ({ id })),
  );
}

test("an allowance is told by everybody's newest entry, with the limits that count for anybody shown, oldest first", () => {
  const entries = [
    entry({ name: "Nuevas", states: ["Break", "Pausa"], from: "2026-11-10" }),
    entry({}),
    entry({ name: "De noche", states: ["Baño"], team: "n", seconds: 600, from: "2026-11-10" }),
    entry({ id: "lunch", name: "Almuerzo", states: ["Almuerzo"], seconds: 3600, from: "2026-02-01" }),
  ];
  const limits = [
    { from: "2026-01-01", team: null, seconds: 1800 },
    { from: "2026-11-10", team: null, seconds: 1800, isLater: true },
  ];
  const lunch = {
    ...{ id: "lunch", name: "Almuerzo", states: ["Almuerzo"], seconds: 3600 },
    limits: [{ from: "2026-02-01", team: null, seconds: 3600 }],
  };
  const told = { id: "breaks", name: "Nuevas", states: ["Break", "Pausa"] };
  // Nobody of the night is shown.
  expect(describe(entries, ["2"])).toEqual([{ ...told, seconds: 1800, limits }, lunch]);
  const own = { from: "2026-11-10", team: { id: "n", name: "Noche" }, seconds: 600, isLater: true };
  const [ofNight] = describe(entries, ["1"]);
  expect(ofNight).toEqual({ ...told, seconds: null, limits: expect.arrayContaining([...limits, own]) });
  expect(ofNight?.limits).toHaveLength(3);
});

test.each([
  ["one limit for all who are shown", [entry({}), entry({ team: "n", seconds: 600 })], ["1"], 600],
  [
    "everybody's where those shown have several",
    [entry({}), entry({ team: "n", seconds: 600 })],
    ["1", "2"],
    1800,
  ],
  ["everybody's where nobody is shown", [entry({}), entry({ team: "n", seconds: 600 })], [], 1800],
  [
    "none where it changes within the range",
    [entry({}), entry({ from: "2026-11-10", seconds: 600 })],
    ["2"],
    null,
  ],
  ["none where it begins within the range", [entry({ from: "2026-11-10" })], ["2"], null],
  ["none where it counts for nobody shown", [entry({ team: "n" })], ["2"], null],
] as const)("the one limit of a range is %s", (_, entries, ids, seconds) => {
  expect(describe(entries, ids)[0]?.seconds).toBe(seconds);
});

test("of an allowance that is one team's alone its newest entry is told, and of one that the reader may not know no word and no limit", () => {
  const older = entry({ name: "De noche", team: "n" });
  const newer = entry({ name: "Nocturnas", states: ["Baño"], team: "n", from: "2026-11-10" });
  for (const entries of [
    [older, newer],
    [newer, older],
  ])
    expect(describe(entries, ["1"])[0]).toMatchObject({ name: "Nocturnas", states: ["Baño"] });
  const [untold] = describe([older], ["1"], { untold: ["n"] });
  expect(untold).toMatchObject({ id: "breaks", name: "breaks", states: ["Break"], limits: [] });
  const [general] = describe([newer, entry({ from: "2026-02-01" })], ["1"], { untold: ["n"] });
  expect(general).toMatchObject({ name: "Pausas", states: ["Break"], limits: [{ team: null }] });
  expect(general?.limits).toHaveLength(1);
});
