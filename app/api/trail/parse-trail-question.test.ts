import { expect, test } from "vitest";
import { isProblem, type ProblemError } from "@/lib/report/answers/problem";
import { parseTrailQuestion } from "./parse-trail-question";

const bogota = "America/Bogota";
const parse = (words: string) => parseTrailQuestion(new URLSearchParams(words), bogota);

test("days are the operation's and whole, instants are as they stand, and nothing means everything", () => {
  expect(parse("")).toEqual({
    ...{ fromMs: null, toMs: null, who: null, what: [], before: null, most: 100, format: null },
  });
  expect(parse("from=2026-11-27&to=2026-11-27")).toMatchObject({
    fromMs: Date.UTC(2026, 10, 27, 5),
    toMs: Date.UTC(2026, 10, 28, 5) - 1,
  });
  expect(parse("from=2026-11-27T13:05:00Z&to=2026-11-27T13:05:00Z")).toMatchObject({
    fromMs: Date.UTC(2026, 10, 27, 13, 5),
    toMs: Date.UTC(2026, 10, 27, 13, 5) + 999,
  });
  expect(parse("who=%20Ana%20&what=view&what=file&before=7&limit=200&format=csv")).toMatchObject({
    ...{ who: "Ana", what: ["view", "file"], before: 7, most: 200, format: "csv" },
  });
  expect(parse("who=").who).toBeNull();
});

test.each([
  ["what=views", "invalid-parameter"],
  ["what=", "invalid-parameter"],
  ["from=yesterday", "invalid-range"],
  ["from=2026-02-30", "invalid-range"],
  ["to=2026-11-27T13:05", "invalid-range"],
  ["to=2026-11-27T25:00:00Z", "invalid-range"],
  ["from=2026-11-28&to=2026-11-27", "invalid-range"],
  ["from=2026-11-27&from=2026-11-28", "invalid-parameter"],
  ["who=%00", "invalid-parameter"],
  [`who=${"a".repeat(255)}`, "invalid-parameter"],
  ["before=0", "invalid-parameter"],
  ["before=-1", "invalid-parameter"],
  ["before=1e3", "invalid-parameter"],
  ["limit=201", "invalid-parameter"],
  ["limit=0", "invalid-parameter"],
  ["format=xlsx", "invalid-parameter"],
])("%s is refused, by the name of its last word", (words, code) => {
  const refusal = catchProblem(() => parse(words));
  expect(refusal?.code).toBe(code);
  expect(refusal?.message).toMatch(new RegExp(`^${/([a-z]+)=[^&]*$/.exec(words)?.[1]}: `));
});

function catchProblem(act: () => unknown): ProblemError | null {
  try {
    act();
    return null;
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}
