import { describe, expect, test } from "vitest";
import { personalState } from "@/lib/report/states/fold-states";
import { countsAsItself, type PaidParts } from "@/lib/report/states/state-settings";
import { createTask, row, writeFile } from "./export.stage";
import type { ExportTask } from "./export-task";
import { recordsOf, reopenCsv, reopenWorkbook } from "./reopened.stage";

const monday = [row("1", "Almuerzo", 3600), row("1", "Break", 601), row("2", "Break", 100)];
const tuesday = [row("1", "Break", 10), row("2", personalState, 60)];
const parts: PaidParts = new Map<string, 0 | 0.5 | null>([
  ["Almuerzo", 0],
  ["Break", 0.5],
]);

async function taskOf(paid: PaidParts, options: Parameters<typeof createTask>[1] = {}): Promise<ExportTask> {
  const task = await createTask([monday, tuesday], options);
  return { ...task, material: { ...task.material, countsAs: { ...countsAsItself, paid } } };
}

describe("paid time in a file", () => {
  test("a CSV has it in seconds, half of an odd second too, as the region writes numbers", async () => {
    const file = await writeFile(await taskOf(parts, { format: "csv" }));
    const read = (line: Record<string, string>) => [line["Pagado (s)"], line["Pagado (h:mm:ss)"]];
    expect(reopenCsv(file, ";").map(read)).toEqual([
      ["305,5", "0:05:06"],
      ["110", "0:01:50"],
    ]);
    expect(reopenCsv(file, ";")[0]?.["Lo que no se paga completo"]).toBe(
      "sin pago: Almuerzo · a la mitad: Break",
    );
  });

  test("a workbook's total is the live sum of its rows", async () => {
    const { sheet } = await reopenWorkbook(await taskOf(parts));
    const cells = recordsOf(sheet("Agentes")).map(({ Pagado }) => Pagado);
    expect(cells.map((cell) => Number(cell?.v) * 86_400)).toEqual([
      expect.closeTo(305.5, 6),
      expect.closeTo(110, 6),
      expect.closeTo(415.5, 6),
    ]);
    expect(cells.at(-1)?.f).toMatch(/^SUM\(/);
  });

  test("JSON has it by state and as a total, by agent, by day and of all", async () => {
    const whole = JSON.parse((await writeFile(await taskOf(parts, { format: "json" }))).toString());
    const { states } = whole;
    const breakAt = states.indexOf("Break");
    expect(whole.agents[0].paid[breakAt]).toBe(305.5);
    expect([
      whole.paidTotal,
      ...whole.agents.map(({ paidTotal }: { paidTotal: number }) => paidTotal),
    ]).toEqual([415.5, 305.5, 110]);
    const daily = JSON.parse(
      (await writeFile(await taskOf(parts, { format: "json", by: "day" }))).toString(),
    );
    expect([
      daily.time.paidTotal,
      ...daily.time.rows.map(({ paidTotal }: { paidTotal: number }) => paidTotal),
    ]).toEqual([415.5, 350.5, 65]);
  });

  test("the sheet by day has it of each agent and day, and its total is that of the range", async () => {
    const { sheet } = await reopenWorkbook(await taskOf(parts));
    const cells = recordsOf(sheet("Por día")).map(({ Pagado }) => Pagado);
    expect(cells.map((cell) => Number(cell?.v) * 86_400)).toEqual([
      expect.closeTo(300.5, 6),
      expect.closeTo(50, 6),
      expect.closeTo(5, 6),
      expect.closeTo(60, 6),
      expect.closeTo(415.5, 6),
    ]);
    expect(cells.at(-1)?.f).toMatch(/^SUM\(/);
    const plain = await reopenWorkbook(await taskOf(new Map()));
    expect(recordsOf(plain.sheet("Por día"))[0]).not.toHaveProperty("Pagado");
  });

  test("beside another period stands what was paid of it, and what changed, by agent and over time", async () => {
    const before = [[row("1", "Almuerzo", 600), row("1", "Break", 200)], [row("3", "Break", 40)]];
    const task = await taskOf(parts, { before });
    const other = task.comparison?.material;
    if (task.comparison && other)
      task.comparison.material = { ...other, countsAs: { ...countsAsItself, paid: parts } };
    const read = (line: Record<string, { v?: unknown } | undefined> | undefined) => [
      Math.round(Number(line?.["Pagado, otro período"]?.v ?? -1) * 864_000) / 10,
      Math.round(Number(line?.["Pagado, diferencia (horas)"]?.v ?? 99) * 36_000) / 10,
    ];
    const agents = recordsOf((await reopenWorkbook(task)).sheet("Comparación"));
    expect(read(agents[0])).toEqual([100, 205.5]);
    expect(read(agents.at(-1))).toEqual([120, 295.5]);
    const daily = recordsOf((await reopenWorkbook({ ...task, by: "day" })).sheet("Totales por día"));
    expect(read(daily[0])).toEqual([100, 250.5]);
    expect(read(daily[1])).toEqual([20, 45]);
    expect(read(daily.at(-1))).toEqual([120, 295.5]);
  });

  test("where all time is paid no file speaks of it; where a part must not be told, words stand there and no sum", async () => {
    const plain = await writeFile(await taskOf(new Map(), { format: "csv" }));
    expect(Object.keys(reopenCsv(plain, ";")[0] ?? {}).filter((title) => title.startsWith("Pag"))).toEqual(
      [],
    );
    const { sheet } = await reopenWorkbook(await taskOf(new Map([[personalState, null]])));
    const cells = recordsOf(sheet("Agentes")).map(({ Pagado }) => Pagado);
    expect(cells[1]?.v).toBe("no se puede decir");
    expect(cells[2]?.v).toBeUndefined();
    const csv = await writeFile(await taskOf(new Map([[personalState, null]]), { format: "csv", by: "day" }));
    expect(reopenCsv(csv, ";").map((line) => line["Pagado (h:mm:ss)"])).toEqual([
      "1:11:41",
      "no se puede decir",
    ]);
  });
});
