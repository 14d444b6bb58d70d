import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileLinks } from "./hostile-links.cases";
import { defaultLink, parseReportLink } from "./report-link";
import { resolveQuestion } from "./resolve-question";

// Every character but lone surrogates; fast-check's own unit "binary" takes most of a second to make.
const anyCharacter = fc
  .integer({ min: 0, max: 0x10_f7ff })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

const operations = [{ id: "default", name: "0010", timeZone: "America/Bogota" }] as const;

function parse(query: string, extraWords?: readonly string[]) {
  return parseReportLink(new URLSearchParams(query), extraWords);
}

describe("a hostile link", () => {
  test.each(hostileLinks)("with $title gets the answer it deserves", ({ query, expected, today }) => {
    const { problems } = resolveQuestion(parse(query), [...operations], () => today);
    const named = problems.map(({ code, word, reason }) => ({ code, word, reason }));
    expect(named).toEqual(expected === "ok" ? [] : [expected]);
  });

  test.each(hostileLinks)("with $title still opens a report that can be asked for", ({ query, today }) => {
    const { range } = resolveQuestion(parse(query), [...operations], () => today);
    expect(range.window.from <= range.window.to).toBe(true);
    expect(range.stretches.length).toBeGreaterThan(0);
    expect(range.window.to <= `${today}T23:59:59`).toBe(true);
  });

  test("has a title of its own", () => {
    const titles = hostileLinks.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test("is too large with 10,000 agents", () => {
    const agents = Array.from({ length: 10_000 }, (_, index): [string, string] => ["agent", String(index)]);
    const { link, problems } = parseReportLink(agents);
    expect(link.agents).toEqual([]);
    expect(problems).toMatchObject([{ code: "too-large", word: "agent", reason: "too-many" }]);
  });
});

describe("parseReportLink", () => {
  test("reads every word of the contract", () => {
    const { link, problems } = parse(
      "operation=norte&from=2026-03-01&to=2026-03-07&hours=22:00-06:00&known=2026-03-08T06:30&group=class&suppose=limit:breaks:2700&suppose=class:Back+Office:productive&suppose=without:2026-03-02&by=week&rows=month&agent=10001&agent=10002&team=ab12" +
        "&state=Almuerzo&state=Ba%C3%B1o&q=Juan+P%C3%A9rez&sort=state.asc:Break&sort=name&unit=decimal" +
        "&per=day&column=average&column=state:Break&pin=worked&over=breaks&column=over:breaks&heat=off&display=tv&turn=0a&turn=1b&bars=share&step=5&compare=2026-02-01..2026-02-07",
    );
    expect(problems).toEqual([]);
    expect(link).toEqual({
      operation: "norte",
      range: "today",
      span: { from: "2026-03-01", to: "2026-03-07" },
      hours: { start: "22:00", end: "06:00" },
      known: "2026-03-08T06:30",
      group: "class",
      suppose: [
        { kind: "limit", id: "breaks", seconds: 2700 },
        { kind: "class", state: "Back Office", stateClass: "productive" },
        { kind: "without", day: "2026-03-02" },
      ],
      by: "week",
      rows: "month",
      agents: ["10001", "10002"],
      teams: [{ id: "ab12", name: "ab12", version: 0, size: 0 }],
      states: ["Almuerzo", "Baño"],
      query: "Juan Pérez",
      over: "breaks",
      sort: [
        { by: "state", state: "Break", direction: "asc" },
        { by: "name", direction: "asc" },
      ],
      unit: "decimal",
      perDay: true,
      columns: [{ by: "average" }, { by: "state", state: "Break" }, { by: "over", id: "breaks" }],
      pinned: [{ by: "worked" }],
      heat: false,
      display: "tv",
      turns: ["0a", "1b"],
      bars: "share",
      step: 5,
      compare: { from: "2026-02-01", to: "2026-02-07" },
    });
  });

  test("means today where nothing is said", () => {
    expect(parse("")).toEqual({ link: defaultLink, problems: [] });
  });

  test("lets explicit days win over a preset, and keeps the preset for when they cannot be used", () => {
    expect(parse("range=last-week&from=2026-03-01&to=2026-03-07").link.span).not.toBeNull();
    expect(parse("range=last-week&from=2026-03-01&to=2026-02-31").link).toEqual({
      ...defaultLink,
      range: "last-week",
    });
  });

  test("supposes a hundred things at most, and of one thing no two", () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, at) => `suppose=limit:a${at}:60`).join("&");
    expect(parse(days(100)).link.suppose).toHaveLength(100);
    expect(parse(days(101))).toMatchObject({
      link: { suppose: [] },
      problems: [{ word: "suppose", value: "", reason: "too-many" }],
    });
    expect(parse("suppose=limit:a:60&suppose=limit:a:60")).toMatchObject({ problems: [] });
    expect(parse("suppose=limit:a:60&suppose=limit:a:90")).toMatchObject({
      link: { suppose: [{ seconds: 60 }] },
      problems: [{ word: "suppose", value: "limit:a:90", reason: "suppose-twice" }],
    });
  });

  test("keeps the first of a repeated word", () => {
    expect(parse("unit=hms&unit=percent").link.unit).toBe("hms");
  });

  test("names every fault of a link, not only the first", () => {
    const { problems } = parse("range=x&unit=y&sort=z&hours=w&debug=1");
    expect(problems.map(({ word }) => word).sort()).toEqual(["debug", "hours", "range", "sort", "unit"]);
  });

  test("names both ends where both are wrong", () => {
    const { problems } = parse("from=x&to=2026-02-31");
    expect(problems.map(({ word, reason }) => [word, reason])).toEqual([
      ["from", "date-form"],
      ["to", "no-such-day"],
    ]);
  });

  test("knows the words that only its caller knows", () => {
    expect(parse("dni=1", ["dni"]).problems).toEqual([]);
    expect(parse("dni=1&dni=1", ["dni"]).problems).toMatchObject([{ word: "dni", reason: "repeated" }]);
    expect(parse("dni=1").problems).toMatchObject([{ word: "dni", reason: "unknown-word" }]);
  });

  test("finds a state by its composed name however the link spells it", () => {
    const { link } = parse("state=Ban%CC%83o&sort=state:Ban%CC%83o");
    expect(link.states).toEqual(["Ba\u00f1o"]);
    expect(link.sort).toEqual([{ by: "state", state: "Ba\u00f1o", direction: "desc" }]);
  });

  test("takes each column once, and three keys of an order at most", () => {
    expect(parse("sort=name&sort=name.desc&column=worked&column=worked").link).toMatchObject({
      sort: [{ by: "name", direction: "asc" }],
      columns: [{ by: "worked" }],
    });
    const { link, problems } = parse("sort=name&sort=total&sort=worked&sort=average");
    expect(link.sort).toEqual(defaultLink.sort);
    expect(problems).toMatchObject([{ word: "sort", reason: "too-many-keys" }]);
  });

  test("prints no more of a value than a page can hold", () => {
    const [problem] = parse(`${"w".repeat(5000)}=${"v".repeat(5000)}`).problems;
    expect(problem?.word.length).toBeLessThanOrEqual(61);
    expect(problem?.value.length).toBeLessThanOrEqual(61);
  });

  const knownWord = fc.constantFrom(
    "operation",
    "range",
    "from",
    "to",
    "hours",
    "group",
    "by",
    "agent",
    "team",
    "state",
    "q",
    "over",
    "sort",
    "unit",
    "per",
    "column",
    "pin",
    "heat",
    "display",
    "bars",
    "compare",
  );
  const nearlyRight = fc.constantFrom(
    "today",
    "last-week",
    "2026-02-28",
    "2026-02-31",
    "2026-03-01T10:00",
    "2026-03-01T10:00:61",
    "08:00-12:00",
    "week",
    "state:Break",
    "over:breaks",
    "name.asc",
    "off",
    "2026-02-01..2026-02-07",
    "__proto__",
  );
  const anyEntry = fc.tuple(
    fc.oneof(knownWord, fc.string({ unit: anyCharacter })),
    fc.oneof(nearlyRight, fc.string({ unit: anyCharacter, maxLength: 300 })),
  );

  test("never throws, whatever the entries, and gives a question that can be answered", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 15 }), (entries) => {
        const { link, problems, range } = resolveQuestion(
          parseReportLink(entries),
          [...operations],
          () => "2026-11-22",
        );
        expect(range.window.from <= range.window.to).toBe(true);
        expect(link.span === null || link.span.from <= link.span.to).toBe(true);
        for (const { word, value } of problems) expect(word.length + value.length).toBeLessThan(125);
      }),
      { numRuns: 500 },
    );
  });
});

test("a text of 200 characters is read, and a longer one is named without it", () => {
  const [most, more] = ["a".repeat(200), "a".repeat(201)];
  expect(parse(`agent=${most}&state=${most}&q=${most}`)).toMatchObject({
    link: { agents: [most], states: [most], query: most },
    problems: [],
  });
  const { link, problems } = parse(`agent=${more}&agent=7`);
  expect(link.agents).toEqual([]);
  expect(problems).toEqual([
    { code: "invalid-parameter", word: "agent", value: "", reason: "text-too-long" },
  ]);
});

test("what no single text is to blame for is named by its word alone", () => {
  const valuesOf = (query: string) =>
    parse(query).problems.map(({ word, value, reason }) => [word, value, reason]);
  expect(valuesOf("sort=total&sort=name&sort=worked&sort=average")).toEqual([["sort", "", "too-many-keys"]]);
  expect(valuesOf("from=2026-11-20")).toEqual([["to", "", "missing-other-end"]]);
  expect(valuesOf("to=2026-11-20")).toEqual([["from", "", "missing-other-end"]]);
  expect(valuesOf("from=2026-11-20T08:00&to=2026-11-20&hours=08:00-12:00")).toEqual([
    ["hours", "", "hours-with-times"],
  ]);
  const many = Array.from({ length: 501 }, (_, place) => `agent=${place}`).join("&");
  expect(valuesOf(many)).toEqual([["agent", "", "too-many"]]);
});

test("a page of two teams may ask who is in either; a word of one value stands once", () => {
  const read = (search: string) => parseReportLink(new URLSearchParams(search), ["dni", "members"]).problems;
  expect(read("members=a&members=b")).toEqual([]);
  expect(read("dni=1&dni=0")).toMatchObject([{ word: "dni", reason: "repeated" }]);
});
