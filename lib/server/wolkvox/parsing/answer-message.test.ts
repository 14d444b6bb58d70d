import fc from "fast-check";
import { expect, test } from "vitest";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { listRows } from "@/lib/report/figures/plain-rows.cases";
import { formatAnswer, listMemory, parseAnswer } from "./answer-message";

const text = fc.string({ unit: "grapheme", maxLength: 12 }).map((each) => each.toWellFormed());
const row = fc.record({
  agentId: text,
  agentName: text,
  agentDni: text,
  state: fc.constantFrom("", "Break", "Baño", "\ufeff"),
  seconds: fc.option(fc.integer()),
});

/** An answer as it comes out at the other end. */
async function cross(rows: readonly AuxRow[]) {
  const message = formatAnswer({
    ...{ outcome: "rows", columns: buildColumns(rows) },
    warnings: [{ kind: "id", count: 3 }],
  });
  const answer = await parseAnswer(structuredClone(message, { transfer: listMemory(message) }));
  return answer.outcome === "rows" ? { ...answer, rows: listRows(answer.columns) } : answer;
}

test("an answer that has crossed between threads is the same answer, its rows in the same order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
      expect(await cross(rows)).toMatchObject({
        outcome: "rows",
        rows,
        warnings: [{ kind: "id", count: 3 }],
      });
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
  expect(await cross(rows)).toHaveProperty("rows", rows);
});
