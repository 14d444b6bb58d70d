import { expect, test } from "vitest";
import { defaultLink, type ReportLink } from "./report-link";
import { formatViewWords } from "./view-words";

const asked: ReportLink = {
  ...defaultLink,
  operation: "norte",
  range: "last-week",
  hours: { start: "22:00", end: "06:00" },
  agents: ["7"],
  query: "ana",
  over: "any",
  suppose: [{ kind: "limit", id: "breaks", seconds: 2700 }],
};

test("what figures a view reads is said without the words that only show them otherwise", () => {
  const shown: ReportLink = { ...asked, by: "month", states: ["Break"], unit: "hms", display: "tv" };
  const words = formatViewWords(shown);
  expect([...new URLSearchParams(words.link)].sort()).toEqual([
    ["agent", "7"],
    ["hours", "22:00-06:00"],
    ["operation", "norte"],
    ["over", "any"],
    ["q", "ana"],
    ["range", "last-week"],
    ["suppose", "limit:breaks:2700"],
  ]);
  expect(words).toEqual(formatViewWords(asked));
  expect([...new URLSearchParams(words.range)]).toEqual([
    ["operation", "norte"],
    ["range", "last-week"],
    ["hours", "22:00-06:00"],
    ["suppose", "limit:breaks:2700"],
  ]);
  // Written once for each link.
  expect(formatViewWords(shown)).toBe(words);
  expect(formatViewWords({ ...asked, agents: ["8"] })).not.toEqual(words);
});
