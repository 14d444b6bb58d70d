import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { hostileTexts } from "@/lib/report/hostile-texts.cases";
import { createTask, everything, row, writeFile } from "./export.stage";
import { reopenCsv, reopenWorkbook } from "./reopened.stage";

const monday = [row("1", "Almuerzo", 3600), row("1", "Break", 600), row("2", "Break", 97_509)];

describe("a CSV reopened", () => {
  test("has a row per agent, each time in seconds and as h:mm:ss, and says what it is", async () => {
    const file = await writeFile(await createTask([monday, "failed"], { format: "csv", status: "partial" }));
    expect(file.toString()).not.toContain("sep=");
    expect(file.toString().replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const rows = reopenCsv(file, ";");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      Id: "2",
      Agente: "Agente 2",
      "Break (s)": "97509",
      "Break (h:mm:ss)": "27:05:09",
      "Almuerzo (s)": "0",
      "Almuerzo (h:mm:ss)": "0:00:00",
      "Días trabajados": "1",
      "Promedio por día trabajado (h:mm:ss)": "27:05:09",
      "Total (s)": "97509",
      "Total (h:mm:ss)": "27:05:09",
      Operación: "default",
      Desde: "2026-11-16 00:00:00",
      Hasta: "2026-11-17 23:59:59",
      Horario: "todo el día",
      "Zona horaria": "America/Bogota (hora de Colombia)",
      "Datos al": "2026-11-23 06:00:00",
      "Estado del informe": "Parcial: faltan 1 de 2 partes del rango. Los totales no están completos.",
      Filtros: "ninguno",
      Orden: "total, descendente",
      Notas: expect.stringContaining("1 día con error de lectura: 2026-11-17"),
    });
  });

  test("is written with commas in English, with dni only for who may see it", async () => {
    const task = await createTask([monday], { format: "csv", locale: "en", withDni: true });
    const [first] = reopenCsv(await writeFile(task), ",");
    expect(first).toMatchObject({ "Identity number": "1099887766", "Total (s)": "97509" });
    const without = await writeFile(await createTask([monday], { format: "csv", locale: "en" }));
    expect(without.toString()).not.toContain("1099887766");
  });

  test.each([
    ["es-x-point", ",", "Agente"],
    ["es-x-comma", ";", "Agente"],
    ["en-x-comma", ";", "Agent"],
  ] as const)("in %s is separated by %j", async (locale, separator, title) => {
    const [first] = reopenCsv(
      await writeFile(await createTask([monday], { format: "csv", locale })),
      separator,
    );
    expect(first?.[title]).toBe("Agente 2");
  });

  test("says that nobody has any time, and of when", async () => {
    const [only, ...more] = reopenCsv(await writeFile(await createTask(["no-data"], { format: "csv" })), ";");
    expect([only?.Agente, only?.Desde, more]).toEqual(["sin registros", "2026-11-16 00:00:00", []]);
  });

  test("guards every text from outside, and keeps the sums", async () => {
    const named = hostileTexts.map((text, at) =>
      row(`${text.slice(0, 50)}${at}`, text.slice(0, 200), 60, text),
    );
    const task = await createTask([named], {
      format: "csv",
      operation: { id: "default", name: "=1+1" },
      reading: { ...everything, states: hostileTexts.map((text) => text.slice(0, 200)) },
    });
    const text = (await writeFile(task)).toString().slice(1);
    const { data } = Papa.parse<string[]>(text, { delimiter: ";", newline: "\r\n", skipEmptyLines: true });
    expect(data).toHaveLength(hostileTexts.length + 1);
    for (const cell of data.flat())
      expect(cell).not.toMatch(/^[\s\p{Z}\p{C}]*[=+\-@|%＝＋－＠−]|[\t\r\n\0]/u);
    const total = data[0]?.indexOf("Total (s)") ?? -1;
    const sum = data.slice(1).reduce((seconds, line) => seconds + Number(line[total]), 0);
    expect(sum).toBe(60 * hostileTexts.length);
  });
});

test("a file finds the states of its link's order and columns whatever their letter case and accents", async () => {
  const reading = {
    ...everything,
    sort: [{ by: "state", state: "ALMUERZO", direction: "asc" } as const],
    columns: [{ by: "state", state: "bréak" } as const],
  };
  const lines = reopenCsv(await writeFile(await createTask([monday], { format: "csv", reading })), ";");
  expect(lines.map((line) => [line.Id, line["Break (s)"], line["Almuerzo (s)"], line.Orden])).toEqual([
    ["2", "97509", undefined, "Almuerzo, ascendente"],
    ["1", "600", undefined, "Almuerzo, ascendente"],
  ]);
});

test("a file of a link in per cent says that it is ordered by shares", async () => {
  const reading = {
    ...everything,
    byShare: true,
    sort: [{ by: "state", state: "Break", direction: "desc" } as const],
  };
  const [line] = reopenCsv(
    await writeFile(await createTask([[row("1", "Break", 60)]], { format: "csv", reading })),
    ";",
  );
  expect(line?.Orden).toBe("Break en % de su auxiliar, descendente");
});

describe("a file for whoever sees one team", () => {
  const team = { id: "t1", name: "Norte", version: 1, size: 1, agents: ["1"] };

  test.each([["csv"], ["json"], ["xlsx"]] as const)("as %s holds nothing of others", async (format) => {
    const task = await createTask([monday], { format, before: [monday] });
    const scope = { teams: [{ id: team.id, name: team.name }] };
    const seen = <Material extends object>(material: Material) => ({
      ...material,
      sight: { teams: [team] },
      scope,
    });
    const material = seen(task.material);
    const there = task.comparison?.material;
    const comparison = task.comparison && there ? { ...task.comparison, material: seen(there) } : null;
    const narrowed = { ...task, material, comparison } as typeof task;
    const text =
      format === "xlsx"
        ? JSON.stringify(await reopenWorkbook(narrowed))
        : (await writeFile(narrowed)).toString();
    expect(text).toContain("Agente 1");
    expect(text).toContain("Su cuenta ve solo el equipo Norte");
    expect(text).not.toMatch(/Agente 2|97509|101709/);
  });
});
