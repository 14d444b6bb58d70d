import { describe, expect, test } from "vitest";
import { parseReportLink } from "./report-link";
import { type OperationName, resolveQuestion } from "./resolve-question";

const operations: [OperationName, OperationName] = [
  { id: "norte", name: "Norte", timeZone: "America/Bogota" },
  { id: "sur", name: "Sur", timeZone: "America/Santiago" },
];

function todayIn(timeZone: string): string {
  return timeZone === "America/Santiago" ? "2026-11-23" : "2026-11-22";
}

function resolve(query: string) {
  return resolveQuestion(parseReportLink(new URLSearchParams(query)), operations, todayIn);
}

describe("resolveQuestion", () => {
  test("asks the first operation where none is named", () => {
    const { operation, range, problems } = resolve("");
    expect([operation.id, range.window.from, problems]).toEqual(["norte", "2026-11-22T00:00:00", []]);
  });

  test("takes today from the operation's own zone", () => {
    expect(resolve("operation=sur").range.window.from).toBe("2026-11-23T00:00:00");
  });

  test("names an operation that is not there and drops it from the link", () => {
    const { operation, link, problems } = resolve("operation=este&range=last-week");
    expect([operation.id, link.operation, link.range]).toEqual(["norte", null, "last-week"]);
    expect(problems).toEqual([
      { code: "not-found", word: "operation", value: "este", reason: "unknown-operation" },
    ]);
  });

  test("falls back to the preset beside days that cannot be used, else to today", () => {
    const future = "from=2027-01-01&to=2027-01-02";
    expect(resolve(`range=yesterday&${future}`)).toMatchObject({
      link: { range: "yesterday", span: null },
      range: { window: { from: "2026-11-21T00:00:00", to: "2026-11-21T23:59:59" } },
      problems: [{ word: "from", value: "2027-01-01", reason: "future" }],
    });
    expect(resolve(future)).toMatchObject({ link: { range: "today", span: null } });
  });

  test("names a day that is to be left out and is not in the range, and keeps the others", () => {
    const days = (query: string) => {
      const { link, problems } = resolve(query);
      return [link.range, link.suppose.map((one) => (one.kind === "without" ? one.day : one.kind)), problems];
    };
    const week =
      "range=last-week&suppose=limit:breaks:60&suppose=without:2026-11-09&suppose=without:2026-11-15";
    expect(days(week)).toEqual(["last-week", ["limit", "2026-11-09", "2026-11-15"], []]);
    const outside = (day: string) => ({
      ...{ code: "invalid-parameter", word: "suppose", value: `without:${day}`, reason: "suppose-day" },
    });
    for (const day of ["2026-11-08", "2026-11-16"])
      expect(days(`${week}&suppose=without:${day}`)).toEqual([
        "last-week",
        ["limit", "2026-11-09", "2026-11-15"],
        [outside(day)],
      ]);
    // A shift belongs to the day on which it starts: the last one ends on Monday.
    const nights = days(`${week}&hours=22:00-06:00&suppose=without:2026-11-16`);
    expect(nights).toEqual(["last-week", ["limit", "2026-11-09", "2026-11-15"], [outside("2026-11-16")]]);
  });

  test("keeps what can be used beside what cannot", () => {
    const { link, problems } = resolve("from=2027-01-01&to=2027-01-02&state=Break&unit=hms&sort=down");
    expect(link).toMatchObject({ states: ["Break"], unit: "hms", sort: [{ by: "total" }] });
    expect(problems.map(({ word }) => word)).toEqual(["sort", "from"]);
  });

  test("cuts where the operation's today ends, not where another's does", () => {
    const query = "from=2026-11-20&to=2026-11-23";
    expect(resolve(query).range.isCut).toBe(true);
    expect(resolve(`operation=sur&${query}`).range.isCut).toBe(false);
  });

  test("reads a moment of the past to the end of what it names, on the operation's clock", () => {
    expect(resolve("known=2026-11-20").knownAtMs).toBe(Date.parse("2026-11-21T04:59:59.999Z"));
    expect(resolve("operation=sur&known=2026-11-20T08:30").knownAtMs).toBe(
      Date.parse("2026-11-20T11:30:59.999Z"),
    );
    expect(resolve("known=2026-11-22").problems).toEqual([]);
    expect(resolve("").knownAtMs).toBeNull();
  });

  test("names a moment that is still to come and answers as of now", () => {
    const { link, knownAtMs, problems } = resolve("known=2026-11-23T08:00&unit=hms");
    expect([link.known, link.unit, knownAtMs]).toEqual([null, "hms", null]);
    expect(problems).toEqual([
      { code: "invalid-parameter", word: "known", value: "2026-11-23T08:00", reason: "future" },
    ]);
  });

  describe("the teams of a link", () => {
    const team = { id: "ab12", name: "Noche", version: 3, size: 1 };
    const resolveWith = (query: string, teams?: (typeof team)[]) =>
      resolveQuestion(parseReportLink(new URLSearchParams(query)), operations, todayIn, teams);

    test("get their name", () => {
      const { link, problems } = resolveWith("team=ab12", [team]);
      expect([link.teams, problems]).toEqual([[team], []]);
    });

    test("that are not there are named once and dropped", () => {
      const { link, problems } = resolveWith("team=zz&team=ab12&team=yy", [team]);
      expect(link.teams).toEqual([team]);
      expect(problems).toEqual([
        { code: "invalid-parameter", word: "team", value: "zz", reason: "unknown-team" },
      ]);
    });

    test("stay, under their id, while nobody knows the operation's teams", () => {
      const { link, problems } = resolveWith("team=ab12");
      expect(link.teams).toMatchObject([{ id: "ab12", name: "ab12" }]);
      expect(problems).toEqual([]);
    });
  });
});
