import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets } from "@/lib/dates/preset";
import type { Column, SortKey } from "@/lib/report/columns/columns";
import { grains } from "@/lib/report/figures/grain";
import { stateClasses } from "@/lib/report/states/state-shades";
import { isSameSubject } from "@/lib/report/suppositions/supposition";
import type { TeamName } from "@/lib/report/team";
import { formatColumn } from "./column";
import {
  daySteps,
  defaultLink,
  formatReportLink,
  listRangeWords,
  parseReportLink,
  type ReportLink,
  units,
} from "./report-link";

// Every character but lone surrogates; fast-check's own unit "binary" takes most of a second to make.
const anyCharacter = fc
  .integer({ min: 0, max: 0x10_f7ff })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

const twoDigits = (most: number) =>
  fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, "0"));
const day = fc
  .integer({ min: 10_957, max: 40_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const time = fc.oneof(
  fc.constant(""),
  fc.tuple(twoDigits(23), twoDigits(59)).map(([hours, minutes]) => `T${hours}:${minutes}`),
  fc
    .tuple(twoDigits(23), twoDigits(59), twoDigits(59))
    .map(([hours, minutes, seconds]) => `T${hours}:${minutes}:${seconds}`),
);
const wholeDays = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const moments = fc
  .tuple(wholeDays, time, time)
  .filter(([{ from, to }]) => from < to)
  .map(([{ from, to }, start, end]) => ({ from: from + start, to: to + end }));
const hours = fc.oneof(
  fc.constant(null),
  fc
    .tuple(twoDigits(23), twoDigits(59), twoDigits(23), twoDigits(59))
    .map(([a, b, c, d]) => ({ start: `${a}:${b}`, end: `${c}:${d}` })),
);
const text = fc.string({ unit: anyCharacter, maxLength: 40 });
const stateName = text.map((name) => name.normalize("NFC"));
const direction = fc.constantFrom("asc" as const, "desc" as const);

const rangeWords: fc.Arbitrary<Pick<ReportLink, "range" | "span" | "hours">> = fc.oneof(
  fc.record({ range: fc.constantFrom(...presets), span: fc.constant(null), hours }),
  fc.record({ range: fc.constant("today" as const), span: wholeDays, hours }),
  fc.record({ range: fc.constant("today" as const), span: moments, hours: fc.constant(null) }),
);

const namedKey = fc.record({
  by: fc.constantFrom(
    "total" as const,
    "name" as const,
    "worked" as const,
    "average" as const,
    "change" as const,
  ),
  direction,
});
const stateKey = fc.record({ by: fc.constant("state" as const), state: stateName, direction });
const overColumn = fc.record({ by: fc.constant("over" as const), id: fc.constantFrom("breaks", "lunch-2") });
const overKey = fc.tuple(overColumn, direction).map(([target, way]) => ({ ...target, direction: way }));
const targetName = (key: SortKey) =>
  key.by === "state" ? `state:${key.state}` : key.by === "over" ? `over:${key.id}` : key.by;
const column: fc.Arbitrary<Column> = fc.oneof(
  fc.record({ by: fc.constantFrom("worked" as const, "average" as const) }),
  fc.record({ by: fc.constant("state" as const), state: stateName }),
  overColumn,
);

const unresolvedTeam = (id: string): TeamName => ({ id, name: id, version: 0, size: 0 });

const suppositions: fc.Arbitrary<ReportLink["suppose"]> = fc.uniqueArray(
  fc.oneof(
    fc.record({
      kind: fc.constant("limit" as const),
      id: fc.constantFrom("breaks", "lunch-2"),
      seconds: fc.integer({ min: 1, max: 86_400 }),
    }),
    fc.record({
      kind: fc.constant("class" as const),
      state: stateName,
      stateClass: fc.constantFrom(...stateClasses),
    }),
  ),
  { maxLength: 4, comparator: isSameSubject },
);

/** Any link that the page can be in. */
const anyLink: fc.Arbitrary<ReportLink> = fc
  .tuple(
    rangeWords,
    fc.record({
      operation: fc.option(text),
      known: fc.option(fc.constantFrom("2026-11-22", "2026-11-22T15:04", "2026-11-22T15:04:05")),
      group: fc.option(fc.constant("class" as const)),
      suppose: suppositions,
      display: fc.constantFrom("tv" as const, null),
      turns: fc.uniqueArray(fc.constantFrom("0a", "1b", "2c")),
      by: fc.option(fc.constantFrom(...grains)),
      rows: fc.option(fc.constantFrom(...grains)),
      agents: fc.uniqueArray(text, { maxLength: 5 }),
      teams: fc.uniqueArray(text, { maxLength: 5 }).map((ids) => ids.map(unresolvedTeam)),
      states: fc.uniqueArray(stateName, { maxLength: 5 }),
      query: text,
      over: fc.option(fc.constantFrom("any", "breaks")),
      sort: fc.uniqueArray(fc.oneof(namedKey, stateKey, overKey), {
        minLength: 1,
        maxLength: 3,
        selector: targetName,
      }),
      perDay: fc.boolean(),
      columns: fc.uniqueArray(column, { maxLength: 5, selector: formatColumn }),
      pinned: fc.uniqueArray(column, { maxLength: 5, selector: formatColumn }),
      heat: fc.boolean(),
      bars: fc.constantFrom("time" as const, "share" as const),
      compare: fc.option(
        fc.oneof(fc.constantFrom("previous" as const, "last-year" as const), wholeDays, moments),
      ),
      step: fc.constantFrom(...daySteps),
      unit: fc.constantFrom(...units),
    }),
  )
  .map(([range, rest]) => ({ ...range, ...rest }));

describe("formatReportLink", () => {
  test("leaves out whatever is default", () => {
    expect(formatReportLink(defaultLink)).toBe("");
    expect(formatReportLink({ ...defaultLink, unit: "percent" })).toBe("unit=percent");
  });

  test("keeps a preset relative and a frozen range fixed", () => {
    expect(formatReportLink({ ...defaultLink, range: "last-week" })).toBe("range=last-week");
    const span = { from: "2026-03-01T08:00:00", to: "2026-03-01T12:30:59" };
    expect(formatReportLink({ ...defaultLink, range: "last-week", span })).toBe(
      "from=2026-03-01T08:00:00&to=2026-03-01T12:30:59",
    );
  });

  test("writes an address that a person can read and send", () => {
    const link: ReportLink = {
      ...defaultLink,
      by: "week",
      states: ["Almuerzo", "Baño"],
      query: "Juan Pérez & Cía",
      sort: [{ by: "state", state: "Break", direction: "desc" }],
    };
    expect(formatReportLink(link)).toBe(
      "by=week&state=Almuerzo&state=Ba%C3%B1o&q=Juan+P%C3%A9rez+%26+C%C3%ADa&sort=state:Break",
    );
  });

  test("is read back as the same link, without a problem", () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const parsed = parseReportLink(new URLSearchParams(formatReportLink(link)));
        expect(parsed).toEqual({ link, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  test("writes one address for one view", () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const address = formatReportLink(link);
        expect(formatReportLink(parseReportLink(new URLSearchParams(address)).link)).toBe(address);
        expect(address).toMatch(/^[\x21-\x7e]*$/);
      }),
      { numRuns: 300 },
    );
  });
});

test("listRangeWords holds what decides the figures and nothing that only reads them", () => {
  const link: ReportLink = {
    ...defaultLink,
    operation: "norte",
    range: "last-week",
    hours: { start: "22:00", end: "06:00" },
    by: "month",
    agents: ["1"],
    states: ["Break"],
    query: "ana",
    unit: "hms",
    suppose: [
      { kind: "limit", id: "breaks", seconds: 2700 },
      { kind: "without", day: "2026-11-17" },
    ],
  };
  expect(listRangeWords(link)).toEqual([
    ["operation", "norte"],
    ["range", "last-week"],
    ["hours", "22:00-06:00"],
    ["suppose", "limit:breaks:2700"],
    ["suppose", "without:2026-11-17"],
  ]);
  // The days of a span are both of its ends and what lies between.
  const around = { from: "2026-11-17", to: "2026-11-17" };
  expect(listRangeWords({ ...link, span: around })).toContainEqual(["suppose", "without:2026-11-17"]);
  const before = { from: "2026-11-01", to: "2026-11-16" };
  expect(listRangeWords({ ...link, span: before })).not.toContainEqual(["suppose", "without:2026-11-17"]);
  // Other days, as those compared with, have nothing to leave out.
  const span = { from: "2026-11-18", to: "2026-11-20T10:00" };
  expect(listRangeWords({ ...link, span }).filter(([word]) => word === "suppose")).toEqual([
    ["suppose", "limit:breaks:2700"],
  ]);
});
