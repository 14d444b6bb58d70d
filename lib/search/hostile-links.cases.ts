import type { LinkProblem } from "./link-problem";

/** A link that must not break anything: its query string and the one fault that deserves a name, or none. */
export type HostileLink = {
  title: string;
  query: string;
  expected: Pick<LinkProblem, "code" | "word" | "reason"> | "ok";
  /** The operation's day on which the link is opened. */
  today: string;
};

const today = "2026-11-22";

function range(word: string, reason: LinkProblem["reason"]): HostileLink["expected"] {
  return { code: "invalid-range", word, reason };
}

function parameter(word: string, reason: LinkProblem["reason"]): HostileLink["expected"] {
  return { code: "invalid-parameter", word, reason };
}

const unknownOperation = { code: "not-found", word: "operation", reason: "unknown-operation" } as const;

type Row = [title: string, query: string, expected: HostileLink["expected"], today?: string];

const days: Row[] = [
  ["a day that is not in the calendar", "from=2026-02-31&to=2026-03-02", range("from", "no-such-day")],
  ["29 February of a common year", "from=2026-02-29&to=2026-03-01", range("from", "no-such-day")],
  ["29 February of a leap year", "from=2024-02-29&to=2024-02-29", "ok"],
  ["month 13", "from=2026-01-01&to=2026-13-01", range("to", "no-such-day")],
  ["day 0", "from=2026-01-00&to=2026-01-02", range("from", "no-such-day")],
  ["a month of one digit", "from=2026-2-1&to=2026-02-03", range("from", "date-form")],
  ["a day with slashes", "from=01/02/2026&to=2026-02-03", range("from", "date-form")],
  ["a day without dashes", "from=20260201&to=2026-02-03", range("from", "date-form")],
  ["a time with a zone", "from=2026-02-01T00:00Z&to=2026-02-03", range("from", "date-form")],
  ["a time with an offset", "from=2026-02-01T00:00%2B05:00&to=2026-02-03", range("from", "date-form")],
  ["a time after a blank", "from=2026-02-01+08:00&to=2026-02-03", range("from", "date-form")],
  ["blanks around a day", "from=+2026-02-01&to=2026-02-03", range("from", "date-form")],
  ["a line break after a day", "from=2026-02-01%0A&to=2026-02-03", range("from", "date-form")],
  ["NUL after a day", "from=2026-02-01%00&to=2026-02-03", range("from", "date-form")],
  ["digits of another script", "from=٢٠٢٦-٠٢-٠١&to=2026-02-03", range("from", "date-form")],
  ["full-width digits", "from=２０２６-02-01&to=2026-02-03", range("from", "date-form")],
  ["an empty day", "from=&to=2026-02-03", range("from", "date-form")],
  ["a word for a day", "from=today&to=2026-02-03", range("from", "date-form")],
  ["hour 24", "from=2026-02-01T24:00&to=2026-02-03", range("from", "no-such-time")],
  ["minute 60", "from=2026-02-01&to=2026-02-03T10:60", range("to", "no-such-time")],
  ["a leap second", "from=2026-02-01&to=2026-02-03T23:59:60", range("to", "no-such-time")],
  ["fractions of a second", "from=2026-02-01&to=2026-02-03T23:59:59.5", range("to", "date-form")],
  ["year 0000", "from=0000-01-01&to=2026-03-01", range("from", "out-of-calendar")],
  ["year 1899", "from=1899-12-31&to=2026-03-01", range("from", "out-of-calendar")],
  ["year 9999", "from=2026-03-01&to=9999-12-31", range("to", "out-of-calendar")],
  ["a year of six digits", "from=%2B012026-01-01&to=2026-03-01", range("from", "date-form")],
  ["a year before the common era", "from=-000001-01-01&to=2026-03-01", range("from", "date-form")],
];

const ranges: Row[] = [
  ["an end before its start", "from=2026-03-10&to=2026-03-01", range("to", "reversed")],
  ["a day in one word", "day=2026-11-20", "ok"],
  ["a day in one word that does not exist", "day=2026-02-31", range("day", "no-such-day")],
  ["a time in the word of a day", "day=2026-11-20T10:00", range("day", "date-form")],
  ["a day beside an end", "day=2026-11-20&to=2026-11-21", range("day", "day-with-range")],
  ["a day given twice", "day=2026-11-20&day=2026-11-21", parameter("day", "repeated")],
  ["slots of 7 minutes", "step=7", parameter("step", "step-form")],
  ["slots of a minute as a number", "step=15.0", parameter("step", "step-form")],
  ["an end a minute before its start", "from=2026-03-10T10:00&to=2026-03-10T09:59", range("to", "reversed")],
  ["a start and an end within one second", "from=2026-03-10T10:00:00&to=2026-03-10T10:00:00", "ok"],
  ["a start within the day that is its end", "from=2026-03-10T10:00&to=2026-03-10", "ok"],
  ["a start without an end", "from=2026-03-10", range("to", "missing-other-end")],
  ["an end without a start", "to=2026-03-10", range("from", "missing-other-end")],
  ["31 days", "from=2026-10-01&to=2026-10-31", "ok"],
  ["32 days", "from=2026-10-01&to=2026-11-01", "ok"],
  ["32 days across a leap day", "from=2024-02-10&to=2024-03-12", "ok"],
  ["four years with their leap day", "from=2022-01-01&to=2025-12-31", "ok"],
  ["five years with two leap days", "from=2020-01-01&to=2024-12-31", "ok"],
  ["an end in 2999", "from=2026-01-01&to=2999-12-31", "ok"],
  ["more than five years", "from=2020-01-01&to=2025-01-01", range("to", "too-long")],
  ["tomorrow", "from=2026-11-23&to=2026-11-24", range("from", "future")],
  ["an end tomorrow", "from=2026-11-20&to=2026-11-23", "ok"],
  ["an end tomorrow at a minute", "from=2026-11-20T08:00&to=2026-11-23T08:00", "ok"],
  ["a leap day to come", "from=2028-02-29&to=2028-02-29", range("from", "future")],
  ["the missing midnight of Santiago", "from=2026-09-06T00:30&to=2026-09-06T01:30", "ok"],
  ["a word for a range that nobody knows", "range=fortnight", range("range", "unknown-preset")],
  ["a range in capitals", "range=Today", range("range", "unknown-preset")],
  ["an empty range", "range=", range("range", "unknown-preset")],
  ["a range named like a property", "range=__proto__", range("range", "unknown-preset")],
  ["a range beside explicit days", "range=last-week&from=2026-10-01&to=2026-10-02", "ok"],
  ["this month on a leap day", "range=this-month", "ok", "2024-02-29"],
  ["last month on 31 March", "range=last-month", "ok", "2026-03-31"],
  ["last week in week 1 after week 53", "range=last-week", "ok", "2027-01-05"],
];

const suppositions: Row[] = [
  ["a supposition of nothing", "suppose=", parameter("suppose", "suppose-form")],
  [
    "a supposition of a kind that nobody knows",
    "suppose=paid:Break:yes",
    parameter("suppose", "suppose-form"),
  ],
  ["a limit without a time", "suppose=limit:breaks", parameter("suppose", "suppose-form")],
  ["a limit of no time", "suppose=limit:breaks:0", parameter("suppose", "suppose-form")],
  ["a limit beyond a day", "suppose=limit:breaks:86401", parameter("suppose", "suppose-form")],
  ["a limit of a part of a second", "suppose=limit:breaks:1.5", parameter("suppose", "suppose-form")],
  ["a limit of every allowance", "suppose=limit:any:60", parameter("suppose", "suppose-form")],
  ["a class that there is not", "suppose=class:Break:__proto__", parameter("suppose", "suppose-form")],
  ["a state with colons", "suppose=class:a:b:c:productive", "ok"],
  ["the state without a name", "suppose=class::productive", "ok"],
  [
    "a day left out that is in no calendar",
    "suppose=without:2026-02-31",
    parameter("suppose", "suppose-form"),
  ],
  ["a day left out of a range without it", "suppose=without:2026-11-21", parameter("suppose", "suppose-day")],
  ["a day left out of its own range", "suppose=without:2026-11-22", "ok"],
  [
    "two limits of one allowance",
    "suppose=limit:breaks:60&suppose=limit:breaks:61",
    parameter("suppose", "suppose-twice"),
  ],
  ["one limit given twice", "suppose=limit:breaks:60&suppose=limit:breaks:60", "ok"],
];

const words: Row[] = [
  ["a word given twice", "from=2026-03-01&from=2026-03-02&to=2026-03-05", parameter("from", "repeated")],
  ["a preset given twice", "range=today&range=today", parameter("range", "repeated")],
  ["a search given twice", "q=a&q=b", parameter("q", "repeated")],
  ["a word with brackets", "from[]=2026-03-01", parameter("from[]", "unknown-word")],
  ["a word with a key in brackets", "from[a]=2026-03-01", parameter("from[a]", "unknown-word")],
  ["a word that nobody knows", "debug=1", parameter("debug", "unknown-word")],
  ["a word in capitals", "RANGE=today", parameter("RANGE", "unknown-word")],
  ["a word named like a property", "__proto__=1", parameter("__proto__", "unknown-word")],
  ["a word named like a method", "constructor=1", parameter("constructor", "unknown-word")],
  ["a word without a name", "=1", parameter("", "unknown-word")],
  ["a server by address", "server=evil.com%23", parameter("server", "unknown-word")],
  ["nothing at all", "", "ok"],
  ["nothing but separators", "&&&", "ok"],
];

const operations: Row[] = [
  ["another host as operation", "operation=evil.com%23", unknownOperation],
  ["a host behind an @ as operation", "operation=0025@evil", unknownOperation],
  ["a path as operation", "operation=../", unknownOperation],
  ["a longer host as operation", "operation=0025.evil.com", unknownOperation],
  ["a loopback address as operation", "operation=[::1]", unknownOperation],
  ["punycode as operation", "operation=xn--wvolkvox-q2a.com", unknownOperation],
  ["an operation of 5,000 letters", `operation=${"x".repeat(5000)}`, unknownOperation],
  ["an operation named like a property", "operation=__proto__", unknownOperation],
  ["an empty operation", "operation=", unknownOperation],
  ["the operation that there is", "operation=default", "ok"],
];

const readings: Row[] = [
  ["a grouping that nobody knows", "by=year", parameter("by", "by-form")],
  ["a grouping in capitals", "by=Day", parameter("by", "by-form")],
  ["an empty grouping", "by=", parameter("by", "by-form")],
  ["a grouping named like a property", "by=__proto__", parameter("by", "by-form")],
  ["a grouping given twice", "by=day&by=week", parameter("by", "repeated")],
  ["a grouping by month of a week", "by=month&range=last-week", "ok"],
  ["an order named like a property", "sort=__proto__", parameter("sort", "sort-form")],
  ["an order named constructor", "sort=constructor", parameter("sort", "sort-form")],
  ["an order named toString", "sort=toString", parameter("sort", "sort-form")],
  ["a direction that nobody knows", "sort=total.down", parameter("sort", "sort-form")],
  ["an order by no state", "sort=state", parameter("sort", "sort-form")],
  ["an order by a state named like a property", "sort=state:__proto__", "ok"],
  ["an order by the blank state", "sort=state:", "ok"],
  [
    "an order by a name of 5,000 letters",
    `sort=state:${"x".repeat(5000)}`,
    parameter("sort", "text-too-long"),
  ],
  ["one order twice", "sort=name&sort=name.desc", "ok"],
  ["four orders", "sort=name&sort=total&sort=worked&sort=average", parameter("sort", "too-many-keys")],
  ["a column named like a property", "column=__proto__", parameter("column", "column-form")],
  ["a column of a state named like a property", "column=state:__proto__", "ok"],
  [
    "a column of a state of 201 letters",
    `column=state:${"x".repeat(201)}`,
    parameter("column", "text-too-long"),
  ],
  ["501 columns", listColumns(501), { code: "too-large", word: "column", reason: "too-many" }],
  ["a column to pin that is none", "pin=total", parameter("pin", "column-form")],
  ["figures per week worked", "per=week", parameter("per", "per-form")],
  ["a display that is no screen", "display=wall", parameter("display", "display-form")],
  ["heat turned on", "heat=on", parameter("heat", "heat-form")],
  ["states read by colour", "group=colour", parameter("group", "group-form")],
  ["bars that nobody knows", "bars=pie", parameter("bars", "bars-form")],
  ["a comparison that nobody knows", "compare=next", parameter("compare", "compare-form")],
  ["a comparison with a method", "compare=constructor", parameter("compare", "compare-form")],
  ["a comparison with one end", "compare=2026-11-01", parameter("compare", "compare-form")],
  [
    "a comparison with three ends",
    "compare=2026-11-01..2026-11-02..2026-11-03",
    parameter("compare", "compare-form"),
  ],
  [
    "a comparison with a day that does not exist",
    "compare=2026-02-31..2026-03-01",
    parameter("compare", "compare-form"),
  ],
  [
    "a comparison that ends before it starts",
    "compare=2026-11-02..2026-11-01",
    parameter("compare", "compare-form"),
  ],
  ["a comparison given twice", "compare=previous&compare=last-year", parameter("compare", "repeated")],
  ["a comparison with last year", "compare=last-year&range=last-week", "ok"],
  ["a unit named like a method", "unit=valueOf", parameter("unit", "unit-form")],
  ["a search that would run for ever as a pattern", "q=(a%2B)%2B$", "ok"],
  ["a search for a wildcard", "q=%25", "ok"],
  ["a search for a lone percent sign", "q=%", "ok"],
  ["a search with a statement", "q='; DROP TABLE user; --", "ok"],
  ["a search with markup", "q=<script>alert(1)</script>&unit=hms", "ok"],
  ["a search with NUL and a direction mark", "q=%00%E2%80%AE", "ok"],
  ["a search with broken bytes", "q=%ff%fe", "ok"],
  ["a search of 201 letters", `q=${"x".repeat(201)}`, parameter("q", "text-too-long")],
  ["a state named like a property", "state=__proto__&state=constructor", "ok"],
  ["the blank state", "state=", "ok"],
  ["a state of 201 letters", `state=${"x".repeat(201)}`, parameter("state", "text-too-long")],
  ["501 agents", listAgents(501), { code: "too-large", word: "agent", reason: "too-many" }],
  ["500 agents", listAgents(500), "ok"],
  ["one agent 501 times", "agent=1&".repeat(501), "ok"],
  ["hours without a dash", "hours=0800", parameter("hours", "hours-form")],
  ["hours beyond the day", "hours=08:00-24:00", parameter("hours", "hours-form")],
  ["hours to the second", "hours=08:00:00-12:00:00", parameter("hours", "hours-form")],
  ["hours across midnight", "hours=22:00-06:00", "ok"],
  ["hours around the clock", "hours=00:00-00:00&range=last-week", "ok"],
  [
    "hours beside times",
    "from=2026-11-20T08:00&to=2026-11-21&hours=08:00-12:00",
    parameter("hours", "hours-with-times"),
  ],
];

function listAgents(count: number): string {
  return Array.from({ length: count }, (_, index) => `agent=${10_001 + index}`).join("&");
}

function listColumns(count: number): string {
  return Array.from({ length: count }, (_, index) => `column=state:${index}`).join("&");
}

/** One table for the grammar, the API and the page (hostile-inputs.md, "Query parameters"); each row fits a request. */
export const hostileLinks: readonly HostileLink[] = [
  ...days,
  ...ranges,
  ...words,
  ...suppositions,
  ...operations,
  ...readings,
].map(([title, query, expected, day = today]) => ({ title, query, expected, today: day }));
