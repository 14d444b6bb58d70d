import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAnswer, parseAnswer } from "./answer-message";

const text = fc.string({ unit: "grapheme", maxLength: 12 }).map((each) => each.toWellFormed());
const row = fc.record({
  agentId: text,
  agentName: text,
  agentDni: text,
  state: fc.constantFrom("", "Break", "Baño", "\ufeff"),
  seconds: fc.option(fc.integer()),
});

test("an answer that has crossed between threads is the same answer", async () => {
  const answers = fc.array(row, { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(answers, async (rows) => {
      const answer = { outcome: "rows", rows, warnings: [{ kind: "id", count: 3 }] } as const;
      const sent = { ...answer, warnings: [...answer.warnings] };
      expect(await parseAnswer(structuredClone(formatAnswer(sent)))).toEqual(answer);
    }),
  );
});

test("an answer longer than a piece crosses whole and in order", async () => {
  const rows = Array.from({ length: 9001 }, (_, at) => ({
    agentId: String(at),
    agentName: "x".repeat(300),
    agentDni: "",
    state: "Break",
    seconds: at,
  }));
  expect(await parseAnswer(formatAnswer({ outcome: "rows", rows, warnings: [] }))).toHaveProperty(
    "rows",
    rows,
  );
});
