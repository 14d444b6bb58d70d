import { expect, test } from "vitest";
import { createTask, row, writeFile } from "./export.stage";
import type { ExportTask } from "./export-task";
import { reopenCsv, reopenWorkbook } from "./reopened.stage";

const monday = [row("1", "Break", 600), row("2", "Break", 60), row("3", "Break", 30)];
const monday1 = [row("1", "Break", 100), row("9", "Break", 40)];
const zoe = { id: "9", name: "Zoe", isHidden: false, from: null, to: null };

/** Agent 3 is hidden; Zoe should be there and has no records. */
async function withRoster(options: Parameters<typeof createTask>[1]): Promise<ExportTask> {
  const task = await createTask([monday], options);
  return { ...task, material: { ...task.material, hidden: new Set(["3"]), expected: [zoe] } };
}

test("a CSV has who has no records in words, leaves out who is hidden, and says so", async () => {
  const rows = reopenCsv(await writeFile(await withRoster({ format: "csv" })), ";");
  expect(rows.map((line) => [line["Agente"], line["Total (s)"], line["Break (s)"]])).toEqual([
    ["Agente 1", "600", "600"],
    ["Agente 2", "60", "60"],
    ["Zoe", "", ""],
  ]);
  expect([rows[2]?.["Total (h:mm:ss)"], rows[2]?.["Días trabajados"]]).toEqual(["sin registros", ""]);
  expect(rows[0]?.["Notas"]).toContain("1 agente oculto tiene registros y no está en ninguna cifra.");
});

test("a workbook has words where there are no records, and totals of all others", async () => {
  const { rows } = await reopenWorkbook(await withRoster({ format: "xlsx" }));
  const lines = rows("Agentes").map((line) => line.map((cell) => cell?.v));
  expect(lines[3]?.slice(0, 2)).toEqual(["9", "Zoe"]);
  expect(lines[3]).toContain("sin registros");
  expect(lines[3]?.some((value) => value === 0)).toBe(false);
  expect(lines.at(-1)).toContain(660 / 86_400);
});

test("JSON marks who has no records, and counts who is hidden", async () => {
  const file = JSON.parse((await writeFile(await withRoster({ format: "json" }))).toString());
  expect(file).toMatchObject({ hidden: 1, total: 660 });
  expect(file.agents[2]).toEqual({
    id: "9",
    name: "Zoe",
    seconds: [0],
    noRecords: true,
    total: 0,
    average: null,
  });
  expect(file).not.toHaveProperty("expected");
});

test("beside another period, who has records there alone is told once", async () => {
  const options = { format: "csv", before: [monday1] } as const;
  const lines = reopenCsv(await writeFile(await withRoster(options)), ";");
  expect(lines.map((line) => [line["Agente"], line["Con registros en"]])).toEqual([
    ["Agente 1", "los dos períodos"],
    ["Agente 2", "solo este período"],
    ["Zoe", "solo el otro período"],
  ]);
  expect(lines[2]?.["Total, otro período (s)"]).toBe("40");
  const file = JSON.parse((await writeFile(await withRoster({ ...options, format: "json" }))).toString());
  expect(file.comparison).toMatchObject({ absent: [{ id: "9" }], difference: { total: 520 } });
  expect(file.agents[2].comparison).toMatchObject({
    presence: "absent",
    before: { total: 40 },
    difference: null,
  });
});
