import { expect, test } from "vitest";
import { firstInstantOf, formatInstant } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { createTask, row, writeFile } from "./export.stage";
import { recordsOf, reopenCsv, reopenWorkbook, rowsOf, secondsOf, texts } from "./reopened.stage";

const day = "2026-11-16";
const timeZone = "America/Bogota";
const beginsMs = firstInstantOf(`${day}T00:00:00`, timeZone);
const at = (minute: number) => formatInstant(beginsMs + minute * 60_000);

/** Looked at from 10:00 to 11:00, and at 13:20 and 13:30. */
const byHour: TimelineAnswer = {
  ...{ operation: "default", day, timeZone, begins: at(0), asOf: at(810), status: "complete" },
  ...{ counting: "running", refreshSeconds: null, callSeconds: 2, fill: null },
  looks: [600, 620, 640, 660, 800, 810].map(at),
  states: ["Almuerzo", "Break"],
  styles: [],
  agents: [
    {
      ...{ id: "1", name: "=Ana", visits: [] },
      gains: [
        [0, 0, 1000],
        [1, 1, 300],
        [2, 1, 61],
        [4, 1, 77],
        [5, 0, -5],
      ],
    },
    { ...{ id: "2", name: "Luis", visits: [] }, gains: [[1, 1, 20]] },
  ],
};
const days = [[row("1", "Almuerzo", 995), row("1", "Break", 438), row("2", "Break", 20)]];

test("a CSV by hour has a row per agent and hour, says what is not known, and adds up to the day", async () => {
  const task = await createTask(days, { byHour, format: "csv" });
  const lines = reopenCsv(await writeFile(task), ";");
  const own = lines.filter((line) => line.Id === "1");
  // The day to its last look, what lies in no hour, and what wolkvox took back.
  expect([lines.length, own.length]).toEqual([14 + 2 + 14, 16]);
  const told = (hour: string) => {
    const line = own.find((one) => one.Hora === hour);
    return [line?.Consultada, line?.["Almuerzo (s)"], line?.["Break (s)"], line?.["Total (s)"]];
  };
  expect(told("09:00–10:00")).toEqual(["no: no se sabe", "", "", ""]);
  expect(told("10:00–11:00")).toEqual(["sí", "0", "361", "361"]);
  expect(told("13:00–14:00")).toEqual(["en parte", "0", "0", "0"]);
  expect(told("sin hora conocida")).toEqual(["no aplica", "1000", "77", "1077"]);
  expect(told("corregido por wolkvox")).toEqual(["no aplica", "-5", "0", "-5"]);
  const sumOf = (title: string) => own.reduce((sum, line) => sum + Number(line[title] ?? 0), 0);
  expect(["Almuerzo (s)", "Break (s)", "Total (s)"].map(sumOf)).toEqual([995, 438, 1433]);
  expect(own[0]?.Agente).toBe("'=Ana");
  expect(own[0]?.["Cómo cuenta wolkvox"]).toContain("wolkvox suma el tiempo mientras pasa");
  expect(own[0]?.["Cómo cuenta wolkvox"]).toContain("6 consultas, la última al 2026-11-16 13:30:00");
});

test("a workbook by hour has a sheet of them with live totals, beside what it has of the day", async () => {
  const { book, sheet } = await reopenWorkbook(await createTask(days, { byHour }));
  expect(book.SheetNames).toEqual(["Resumen", "Por hora", "Agentes", "Por día", "Procedencia"]);
  const rows = rowsOf(sheet("Por hora"));
  expect(texts(rows[0])).toEqual(["Id", "Agente", "Hora", "Consultada", "Almuerzo", "Break", "Total"]);
  const unseen = rows.find((line) => line[2]?.v === "09:00–10:00");
  expect(unseen?.slice(4).map((cell) => cell?.v)).toEqual([]);
  const foot = rows.at(-1);
  expect(foot?.slice(4).map(secondsOf)).toEqual([995, 458, 1453]);
  expect(foot?.[6]?.f).toBe(`SUM(G2:G${rows.length - 1})`);
  const facts = recordsOf(sheet("Resumen"));
  expect(JSON.stringify(facts)).toContain("Cómo cuenta wolkvox");
});

test("a JSON by hour holds the same as values, null where nobody looked", async () => {
  const file = await writeFile(await createTask(days, { byHour, format: "json" }));
  const { byHour: told, agents } = JSON.parse(file.toString());
  expect(told).toMatchObject({ counting: "running", states: ["Almuerzo", "Break"] });
  const [ana] = told.agents;
  expect(ana.hours[9]).toEqual({ from: at(540), to: at(600), known: "unseen", seconds: null });
  expect(ana.hours[10]).toEqual({ from: at(600), to: at(660), known: "seen", seconds: [0, 361] });
  expect([ana.withoutHour, ana.corrected, ana.total]).toEqual([
    [1000, 77],
    [-5, 0],
    [995, 438],
  ]);
  expect(agents).toHaveLength(2);
});
