import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guardSheetText } from "@/lib/report/columns/formula-guard";
import { hostileTexts } from "@/lib/report/hostile-texts.cases";
import { createTask, type DayScript, everything, row } from "@/lib/server/export/export.stage";
import { cellsOf, reopenWorkbook, rowsOf, secondsOf, texts } from "@/lib/server/export/reopened.stage";

const monday = [row("1", "Almuerzo", 3600), row("1", "Break", 600), row("2", "Break", 90_061)];
const tuesday = [row("1", "Break", 30), row("3", "Almuerzo", 7)];

describe("a workbook reopened", () => {
  test("holds agents by state as durations that add up live, to the second", async () => {
    const { book, sheet } = await reopenWorkbook(await createTask([monday, tuesday]));
    expect(book.SheetNames).toEqual(["Resumen", "Agentes", "Por día", "Procedencia"]);
    const [head, ...lines] = rowsOf(sheet("Agentes"));
    expect(texts(head)).toEqual([
      "Id",
      "Agente",
      "Break",
      "Almuerzo",
      "Días trabajados",
      "Promedio por día trabajado",
      "Total",
    ]);
    expect(
      lines.map((line) => [line[0]?.v, secondsOf(line[2]), secondsOf(line[3]), secondsOf(line[6])]),
    ).toEqual([
      ["2", 90_061, 0, 90_061],
      ["1", 630, 3600, 4230],
      ["3", 0, 7, 7],
      ["Total", 90_691, 3607, 94_298],
    ]);
    expect(lines[0]?.[2]).toMatchObject({ t: "n", z: "[h]:mm:ss" });
    expect(lines[0]?.[0]).toMatchObject({ t: "s" });
    expect(
      lines
        .at(-1)
        ?.slice(2, 4)
        .map((cell) => cell?.f),
    ).toEqual(["SUM(C2:C4)", "SUM(D2:D4)"]);
    expect(lines[1]?.[6]?.f).toBe("SUM(C3:D3)");
    expect(lines[1]?.slice(4, 6).map((cell) => cell?.v)).toEqual([2, 2115 / 86_400]);
    expect(sheet("Agentes")["!autofilter"]).toEqual({ ref: "A1:G4" });
  });

  test("holds every agent's day under a true date, in the order of the link", async () => {
    const reading = { ...everything, sort: [{ by: "name", direction: "desc" }] as const };
    const { sheet } = await reopenWorkbook(await createTask([monday, tuesday], { reading }));
    const lines = rowsOf(sheet("Por día"));
    expect(lines[1]?.[0]).toMatchObject({ t: "n", z: "yyyy-mm-dd", v: 46_342 });
    expect(lines.slice(1).map((line) => [line[0]?.w, line[3]?.v, ...line.slice(4).map(secondsOf)])).toEqual([
      ["2026-11-16", "Agente 2", 90_061, 0, 90_061],
      ["2026-11-16", "Agente 1", 600, 3600, 4200],
      ["2026-11-17", "Agente 3", 0, 7, 7],
      ["2026-11-17", "Agente 1", 30, 0, 30],
      ["Total", undefined, 90_691, 3607, 94_298],
    ]);
  });

  test("says in words what failed, is missing or has no data; none of them is a zero", async () => {
    const task = await createTask([monday, "failed", "missing", "no-data"], { status: "partial" });
    const { sheet } = await reopenWorkbook(task);
    const lines = rowsOf(sheet("Por día")).filter((line) => line[0]?.t === "n" && line[2] === undefined);
    expect(lines.map((line) => line[1]?.v)).toEqual(["con error de lectura", "sin leer aún", "sin datos"]);
    expect(lines.flatMap((line) => line.slice(4)).filter((cell) => cell !== undefined)).toEqual([]);
    const summary = rowsOf(sheet("Resumen")).map(texts);
    expect(summary).toContainEqual([
      "Estado del informe",
      expect.stringMatching(/^Parcial: faltan 2 de 4 partes/),
    ]);
    const notes = String(summary.find(([label]) => label === "Notas")?.[1]);
    for (const told of [
      "1 día con error de lectura: 2026-11-17",
      "1 día sin leer aún: 2026-11-18",
      "1 día sin datos: 2026-11-19",
    ])
      expect(notes).toContain(told);
  });

  test("tells what it is: range, zone, age, filters, and what its totals leave out", async () => {
    const reading = { ...everything, states: ["Break"], query: "agente", agents: ["1"] };
    const { sheet } = await reopenWorkbook(
      await createTask([monday, tuesday], { reading, hours: "22:00-06:00" }),
    );
    const facts = Object.fromEntries(rowsOf(sheet("Resumen")).map((line) => [line[0]?.v, line[1]?.v]));
    expect(facts).toMatchObject({
      Rango: "lunes 16 a martes 17 de noviembre de 2026",
      Horario: "22:00-06:00",
      "Zona horaria": "America/Bogota (hora de Colombia)",
      "Datos al": "2026-11-23 06:00:00",
      "Estado del informe": "Completo",
      Filtros: "Estados: Break · Agentes: 1 · Búsqueda: «agente»",
      Notas: expect.stringContaining("Los totales no incluyen: Almuerzo"),
    });
    const total = rowsOf(sheet("Resumen")).at(-1);
    expect([total?.[0]?.v, secondsOf(total?.[1]), total?.[1]?.f]).toEqual([
      "Total",
      630,
      "SUM('Agentes'!F2:F2)",
    ]);
  });

  test("keeps the link's columns in its order and says what its totals hold beside them", async () => {
    const columns = [{ by: "worked" }, { by: "state", state: "Break" }] as const;
    const { sheet } = await reopenWorkbook(
      await createTask([monday], { reading: { ...everything, columns }, locale: "en" }),
    );
    const [head, first] = rowsOf(sheet("Agents"));
    expect(texts(head)).toEqual(["Id", "Agent", "Days worked", "Break", "Total"]);
    expect([secondsOf(first?.[4]), first?.[4]?.f]).toEqual([90_061, undefined]);
    const notes = rowsOf(sheet("Summary"))
      .map(texts)
      .find(([label]) => label === "Notes");
    expect(notes?.[1]).toContain("includes states without a column: Almuerzo");
  });

  test("shows a time that wolkvox left blank as words, a time below zero as it is", async () => {
    const day = [
      row("1", "Break", null),
      row("1", "Almuerzo", -300),
      row("2", "Break", null),
      row("2", "Break", 5),
    ];
    const { sheet } = await reopenWorkbook(await createTask([day]));
    const lines = rowsOf(sheet("Agentes"));
    const [break_, lunch] = [texts(lines[0]).indexOf("Break"), texts(lines[0]).indexOf("Almuerzo")];
    const one = lines.find((line) => line[0]?.v === "1");
    expect(one?.[break_]).toMatchObject({ t: "s", v: "sin tiempo" });
    expect([secondsOf(one?.[lunch]), one?.[lunch]?.z]).toEqual([-300, '[h]:mm:ss;-0.00000" d"']);
    const two = lines.find((line) => line[0]?.v === "2");
    expect([secondsOf(two?.[break_]), two?.at(-1)?.v]).toEqual([5, "Break"]);
  });

  test("makes no formula, error or number of any text from outside", async () => {
    const named = hostileTexts.map((text, at) =>
      row(`${text.slice(0, 50)}${at}`, text.slice(0, 200), 60 + at, text),
    );
    const task = await createTask([named, named], {
      operation: { id: "default", name: '=HYPERLINK("http://x")' },
      reading: { ...everything, query: "" },
    });
    const { book, sheet } = await reopenWorkbook(task);
    const all = book.SheetNames.flatMap((name) => cellsOf(sheet(name)));
    const formulas = all.flatMap(([, { f }]) => (f === undefined ? [] : [f]));
    expect(formulas.length).toBeGreaterThan(0);
    for (const formula of formulas) expect(formula).toMatch(/^SUM\(('Agentes'!)?[A-Z]+\d+:[A-Z]+\d+\)$/);
    expect(all.filter(([, { t }]) => t === "e")).toEqual([]);
    const names = rowsOf(sheet("Agentes"))
      .slice(1, -1)
      .map((line) => line[1]);
    expect(names.every((cell) => cell?.t === "s")).toBe(true);
    expect(new Set(names.map((cell) => cell?.v))).toEqual(
      new Set(hostileTexts.map((text) => guardSheetText(text).replace(/_x005F_(?=x)/g, "_"))),
    );
    const total = rowsOf(sheet("Agentes")).at(-1);
    const sum = 2 * hostileTexts.reduce((seconds, _, at) => seconds + 60 + at, 0);
    expect(secondsOf(total?.findLast((cell) => cell?.f !== undefined))).toBe(sum);
  });

  test("adds up to the seconds of the rows, whatever they are", async () => {
    const rows = fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 9 }),
        state: fc.constantFrom("Break", "Baño", ""),
        seconds: fc.integer({ min: 0, max: 400_000 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 4 }), async (days) => {
        const scripts: DayScript[] = days.map((day) =>
          day.map(({ id, state, seconds }) => row(String(id), state, seconds)),
        );
        const { sheet } = await reopenWorkbook(await createTask(scripts));
        const truth = days.flat().reduce((sum, { seconds }) => sum + seconds, 0);
        for (const name of ["Agentes", "Por día", "Procedencia"])
          expect(
            secondsOf(
              rowsOf(sheet(name))
                .at(-1)
                ?.findLast((cell) => cell?.f !== undefined),
            ),
          ).toBe(truth);
        const lines = rowsOf(sheet("Por día")).slice(1, -1);
        expect(lines.reduce((sum, line) => sum + secondsOf(line.at(-1)), 0)).toBe(truth);
      }),
      { numRuns: 15 },
    );
  });
});
