import { describe, expect, test } from "vitest";
import { describeWarning } from "./describe-warning";
import type { ReportWarning, WarningCase } from "./warnings";

type Values = Record<string, string | number>;

const sentences: Record<string, (values: Values) => string> = {
  "notices.warning-negative": (it) => `${it.count} below zero:`,
  "notices.case-of": (it) => `${it.agent}: ${it.what}`,
  "notices.case-day": (it) => `${it.agent}, ${it.day}`,
  "notices.case-renamed": (it) => `${it.agent}, before ${it.before}`,
  "notices.case-records": (it) => `${it.said} announced, ${it.found} delivered`,
  "notices.caseMore": (it) => `and ${it.count} more`,
  "notices.noId": () => "no id",
  "notices.noName": () => "no name",
};

function inWords(cases: WarningCase[], count = cases.length): string {
  const warning: ReportWarning = { kind: "negative", count, cases };
  return describeWarning(
    warning,
    (key, values) => sentences[key]?.(values) ?? key,
    (day) => `day ${day}`,
  );
}

const ana = { id: "7", name: "Ana" };

describe("a warning in words", () => {
  test("names nobody where no case is known", () => {
    expect(inWords([], 3)).toBe("3 below zero:");
    expect(inWords([{ day: null }], 1)).toBe("1 below zero:");
  });

  test.each<[string, WarningCase, string]>([
    ["the agent", { agent: ana, day: null }, "Ana (7)"],
    ["the day", { agent: ana, day: "2026-11-20" }, "Ana (7), day 2026-11-20"],
    ["the state", { agent: ana, day: null, state: "Break" }, "Ana (7): Break"],
    ["the time", { agent: ana, day: null, state: "Break", seconds: -60 }, "Ana (7): Break −0:01:00"],
    ["a time of nothing", { agent: ana, day: null, seconds: 0 }, "Ana (7): 0:00:00"],
    ["the name before", { agent: ana, day: null, before: "Eva" }, "Ana (7), before Eva"],
    ["an empty name before", { agent: ana, day: null, before: "" }, "Ana (7), before "],
    ["no name", { agent: { id: "7", name: "" }, day: null }, "no name (7)"],
    ["no id", { agent: { id: "", name: "Ana" }, day: null }, "Ana"],
    ["neither", { agent: { id: "", name: "" }, day: null }, "no id"],
    ["what is invisible", { agent: { id: "7\u0000", name: "A\u202e" }, day: null }, "A⟨202E⟩ (7⟨0⟩)"],
    ["an invisible state", { agent: ana, day: null, state: "\u200b" }, "Ana (7): ⟨200B⟩"],
    ["an invisible name before", { agent: ana, day: null, before: "\u202e" }, "Ana (7), before ⟨202E⟩"],
    ["a day that is nobody's", { day: "2026-11-20" }, "day 2026-11-20"],
    ["records", { day: null, said: 9, found: 0 }, "9 announced, 0 delivered"],
    [
      "records of a day",
      { day: "2026-11-20", said: 9, found: 7 },
      "day 2026-11-20: 9 announced, 7 delivered",
    ],
    ["no half of a count", { day: "2026-11-20", said: 9 }, "day 2026-11-20"],
    ["no other half of it", { day: "2026-11-20", found: 9 }, "day 2026-11-20"],
  ])("tells of %s", (_, given, told) => {
    expect(inWords([given])).toBe(`1 below zero: ${told}.`);
  });

  test("says the same once, names five and counts all others", () => {
    const cases = ["1", "1", "2", "3", "4", "5", "6"].map((id) => ({ agent: { id, name: "" }, day: null }));
    const five = "no name (1); no name (2); no name (3); no name (4); no name (5)";
    expect(inWords(cases.slice(1, 6))).toBe(`5 below zero: ${five}.`);
    expect(inWords(cases, 7)).toBe(`7 below zero: ${five}; and 2 more.`);
    expect(inWords(cases.slice(0, 2), 40)).toBe("40 below zero: no name (1); and 39 more.");
  });
});
