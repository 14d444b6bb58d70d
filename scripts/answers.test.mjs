import { expect, test } from "vitest";
import { describeAnswers, readAnswers } from "./answers.mjs";

const written = describeAnswers();

test("the schema of the answers is that of their types: `npm run answers` writes it", () => {
  expect(readAnswers()).toBe(written);
});

test("a list of words is one of those words, however it is written", () => {
  const { schemas } = JSON.parse(written);
  expect(schemas.RowWarningKind.enum).toEqual(expect.arrayContaining(["id", "error-beside-rows"]));
  expect(schemas.ProblemCode.enum).toContain("upstream-busy");
});
