import { expect, test } from "vitest";
import { createTask, everything, loadStyles, row } from "@/lib/server/export/export.stage";
import { buildDocument } from "@/lib/server/export/export-document";
import { createExportTranslator } from "@/lib/server/export/export-translator";
import { buildChart } from "./picture-file";
import { writeHead } from "./picture-head";

const day = [row("1", "Break", 3600), row("2", "Almuerzo", 1800)];

async function write(...[scripts, options]: Parameters<typeof createTask>) {
  const task = await createTask(scripts, { format: "png", ...options });
  const t = createExportTranslator(task);
  const document = await buildDocument(task, t, loadStyles);
  return writeHead(buildChart(document, task, t), document, task, t);
}

test("a picture says what it is, whose, of when and how old", async () => {
  const operation = { id: "ventas", name: "Ventas" };
  expect(await write([day, day], { operation })).toEqual({
    title: "Tiempo auxiliar por agente · Ventas",
    subtitle: "lunes 16 a martes 17 de noviembre de 2026 · datos del 23 nov 2026, 06:00 · hora de Colombia",
    filters: "",
    cautions: [],
    compared: null,
    otherPeriod: "Otro período",
    dayNotes: [],
  });
});

test("it says what it leaves out, and how it is read", async () => {
  const team = { id: "t", name: "Noche", version: 1, size: 1, agents: ["1"] };
  const reading = {
    ...everything,
    agents: ["2"],
    teams: [team],
    states: ["break"],
    query: "ag",
    perDay: true,
  };
  const head = await write([day], { reading, hours: "22:00-06:00", by: "day", locale: "en" });
  expect(head.title).toBe("Auxiliary time by day · default");
  expect(head.subtitle).toContain("every day 22:00 to 06:00");
  expect(head.subtitle).toContain("Per day worked");
  expect(head.filters).toBe(
    "Agents with “ag” · Only the teams Noche · Only the agents 2 · Hidden: Almuerzo. The totals leave them out.",
  );
});

test("what is lacking, old, or odd is said before the figures", async () => {
  const reading = { ...everything, states: ["Brake"] };
  const partial = await write([day, "failed", "missing", "no-data"], { reading, status: "partial" });
  expect(partial.cautions).toEqual([
    "Parcial: faltan 2 de 4 partes del rango. Los totales no están completos.",
    "1 día sin leer aún: 2026-11-18",
    "1 día con error de lectura: 2026-11-17",
    "«Brake» no aparece en este rango.",
  ]);
  expect((await write([day], { status: "stale" })).cautions).toHaveLength(1);
});

test("the period compared with is told, or why it is not there", async () => {
  const { compared } = await write([day], { before: [[row("1", "Break", 60)]] });
  expect(compared).toEqual({
    period: "Se compara con otra semana · la de antes · datos del 23 nov 2026, 06:00",
    cautions: [],
    people: ["1 agente nuevo"],
  });
  const failed = await write([day], { before: "upstream-timeout", period: { cautions: ["x"] } });
  expect(failed.compared?.cautions).toEqual([expect.stringContaining("No se pudo leer el período")]);
});
