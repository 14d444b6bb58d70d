import { expect, test } from "vitest";
import type { AllowanceRules } from "@/lib/report/allowances/allowance-rules";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import { createTask, everything, row, writeFile } from "./export.stage";
import { recordsOf, reopenCsv, reopenWorkbook, secondsOf } from "./reopened.stage";

const days = [
  [row("1", "Break", 2400), row("2", "Break", 600)],
  [row("1", "Break", 1000), row("2", "Break", 700)],
];
const night = { id: "n", name: "Noche", version: 1, size: 1, agents: ["2"] };
const breaks = {
  ...{ id: "breaks", name: "Descansos", states: ["Break"], seconds: 1800, from: "2026-01-01", team: null },
};
const rules: AllowanceRules = {
  ...{ entries: [breaks], teams: [night], days: ["2026-11-16", "2026-11-17"] },
  ...{ untold: [], isWhole: true, isRunningDay: false, leftPercent: 80, leftOut: nothingLeftOut },
};

async function createRuledTask(
  options: Parameters<typeof createTask>[1],
  more: Partial<AllowanceRules> = {},
) {
  const task = await createTask(days, options);
  return { ...task, material: { ...task.material, allowances: { ...rules, ...more } } };
}

test("a CSV has what each agent is over, on how many days, and the limit in words", async () => {
  const rows = reopenCsv(await writeFile(await createRuledTask({ format: "csv" })), ";");
  expect(rows[0]).toMatchObject({
    Id: "1",
    "Exceso: Descansos (s)": "600",
    "Exceso: Descansos (h:mm:ss)": "0:10:00",
    "Días con exceso: Descansos": "1",
    Topes: "«Descansos»: hasta 30m por día trabajado (Break)",
  });
  expect(rows[1]).toMatchObject({ Id: "2", "Exceso: Descansos (s)": "0", "Días con exceso: Descansos": "0" });
});

test("what is not known is an empty cell, and no zero", async () => {
  const [first] = reopenCsv(
    await writeFile(await createRuledTask({ format: "csv" }, { isWhole: false })),
    ";",
  );
  expect(first).toMatchObject({ "Exceso: Descansos (s)": "", "Días con exceso: Descansos": "" });
});

test("a limit that changed within the range is told with its days and teams", async () => {
  const entries = [
    breaks,
    { ...breaks, from: "2026-11-17", seconds: 600 },
    { ...breaks, team: "n", seconds: 300 },
  ];
  const [first] = reopenCsv(await writeFile(await createRuledTask({ format: "csv" }, { entries })), ";");
  expect(first?.Topes).toBe(
    "«Descansos»: el tope cambió en el rango (30m desde el 1 ene 2026, 5m desde el 1 ene 2026, equipo Noche, " +
      "10m desde el 17 nov 2026; Break)",
  );
});

test("a file of those over an allowance has them alone, also by day, and says so", async () => {
  const reading = {
    ...everything,
    over: "breaks",
    sort: [{ by: "over", id: "breaks", direction: "desc" }] as const,
  };
  const file = JSON.parse((await writeFile(await createRuledTask({ format: "json", reading }))).toString());
  expect(file).toMatchObject({
    filters: { over: "breaks" },
    allowances: [{ id: "breaks", name: "Descansos", seconds: 1800 }],
    total: 3400,
    overrun: [600],
    daysOver: [1],
    agents: [{ id: "1", overrun: [600], daysOver: [1] }],
    byDay: { total: 3400, days: [{ agents: [{ id: "1" }] }, { agents: [{ id: "1" }] }] },
    provenance: { total: 3400 },
  });
  expect(JSON.stringify(file)).not.toContain("Noche");
  const facts = Object.fromEntries(
    file.facts.map(({ key, text }: { key: string; text: string }) => [key, text]),
  );
  expect(facts).toMatchObject({
    filters: "Solo quienes pasan el tope «Descansos»",
    sort: "exceso de Descansos, descendente",
  });
});

test("a file over time has what they are over on each day", async () => {
  const csv = await writeFile(await createRuledTask({ format: "csv", by: "day" }));
  expect(reopenCsv(csv, ";")).toMatchObject([
    { "Exceso: Descansos (s)": "600", "Días con exceso: Descansos": "1" },
    { "Exceso: Descansos (s)": "0", "Días con exceso: Descansos": "0" },
  ]);
  const json = JSON.parse(
    (await writeFile(await createRuledTask({ format: "json", by: "week" }))).toString(),
  );
  expect(json.time).toMatchObject({ overrun: [600], rows: [{ overrun: [600], daysOver: [1] }] });
  const over = { ...everything, over: "any" };
  const alone = JSON.parse(
    (await writeFile(await createRuledTask({ format: "json", by: "day", reading: over }))).toString(),
  );
  expect(alone.time.rows).toMatchObject([{ total: 2400 }, { total: 1000 }]);
});

test("a workbook has them as times", async () => {
  const { sheet } = await reopenWorkbook(await createRuledTask({ format: "xlsx" }));
  const [first] = recordsOf(sheet("Agentes"));
  expect(secondsOf(first?.["Exceso: Descansos"])).toBe(600);
  expect(first?.["Días con exceso: Descansos"]?.v).toBe(1);
});
