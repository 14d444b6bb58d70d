import { expect, test } from "vitest";
import { linkProblem } from "./link-problem";

test("a problem shows sixty characters of what was written, and that there was more", () => {
  const shown = (value: string, word = "state") => linkProblem("invalid-parameter", word, value, "too-many");
  expect(shown("a".repeat(60)).value).toBe("a".repeat(60));
  expect(shown("a".repeat(61)).value).toBe(`${"a".repeat(60)}…`);
  expect(shown("", "w".repeat(61)).word).toBe("w".repeat(60));
});
