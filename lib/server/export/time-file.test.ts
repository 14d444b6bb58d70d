import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grains } from "@/lib/report/figures/grain";
import { hostileTexts } from "@/lib/report/hostile-texts.cases";
import { createTask, type DayScript, everything, row, writeFile } from "./export.stage";
import {
  cellsOf,
  recordsOf,
  reopenCsv,
  reopenWorkbook,
  rowsOf,
  secondsOf,
  secondsOfHours,
  texts,
} from "./reopened.stage";

const monday = [row("1", "Break", 600), row("1", "Almuerzo", 3600), row("2", "Break", 120)];
// A week, of which Tuesday failed, and the Monday after it.
const days: DayScript[] = [
  monday,
  "failed",
  [row("1", "Break", 30)],
  "no-data",
  "no-data",
  "no-data",
  "no-data",
  [row("2", "Almuerzo", 7)],
];
const before: DayScript[] = [
  [row("1", "Break", 900), row("3", "Baño", 60)],
  [row("1", "Almuerzo", 5)],
  [row("1", "Break", 50)],
];
const factsIn = (lines: ReturnType<typeof rowsOf>) =>
  Object.fromEntries(lines.map((line) => [line[0]?.v, line[1]?.v]));

describe("a workbook of a link over time", () => {
  test("holds its rows behind the summary, under true dates, as durations that add up live", async () => {
    const { book, sheet } = await reopenWorkbook(await createTask(days, { by: "week" }));
    expect(book.SheetNames).toEqual(["Resumen", "Totales por semana", "Agentes", "Por día", "Procedencia"]);
    const [head, first, second, foot] = rowsOf(sheet("Totales por semana"));
    expect(texts(head)).toEqual([
      "Primer día",
      "Último día",
      "Estado del período",
      "Días con datos",
      "Días",
      "Días trabajados",
      "Almuerzo",
      "Break",
      "Total",
    ]);
    expect([first?.[0], first?.[1]].map((cell) => [cell?.t, cell?.w])).toEqual([
      ["n", "2026-11-16"],
      ["n", "2026-11-22"],
    ]);
    expect(first?.slice(2, 6).map((cell) => cell?.v)).toEqual([
      "incompleto: hay días que no se pudieron leer",
      2,
      7,
      3,
    ]);
    expect([first, second, foot].map((line) => line?.slice(6).map(secondsOf))).toEqual([
      [3600, 750, 4350],
      [7, 0, 7],
      [3607, 750, 4357],
    ]);
    expect(first?.[6]).toMatchObject({ t: "n", z: "[h]:mm:ss" });
    expect([first?.[8]?.f, ...(foot ?? []).slice(6).map((cell) => cell?.f)]).toEqual([
      "SUM(G2:H2)",
      "SUM(G2:G3)",
      "SUM(H2:H3)",
      "SUM(I2:I3)",
    ]);
    expect(sheet("Totales por semana")["!autofilter"]).toEqual({ ref: "A1:I3" });
  });

  test("says in its summary how it is read, and whose days they are", async () => {
    const reading = { ...everything, agents: ["1"] };
    const { sheet } = await reopenWorkbook(await createTask(days, { by: "day", reading }));
    expect(factsIn(rowsOf(sheet("Resumen")))).toMatchObject({
      Informe: "Tiempo auxiliar por día",
      Lectura: "por día",
      Filtros: "Agentes: Agente 1 (1)",
      Orden: "por fecha; agentes: total, descendente",
    });
    const english = await reopenWorkbook(await createTask(days, { by: "month", locale: "en" }));
    expect(english.book.SheetNames[1]).toBe("Totals by month");
    expect(factsIn(rowsOf(english.sheet("Summary")))).toMatchObject({
      Report: "Auxiliary time by month",
      Read: "by month",
    });
  });

  test("has words for a day that failed, was not read, has no data or nobody in it; none is a zero", async () => {
    const nobody: DayScript[] = [monday, "failed", "missing", "no-data", [row("2", "Break", 5)]];
    const reading = { ...everything, agents: ["1"] };
    const task = await createTask(nobody, { by: "day", reading, status: "partial" });
    const lines = recordsOf((await reopenWorkbook(task)).sheet("Totales por día"));
    expect(lines.slice(0, -1).map((line) => [line["Estado del período"]?.v, line.Agentes?.v])).toEqual([
      ["cerrado", 1],
      ["con error de lectura", undefined],
      ["sin leer aún", undefined],
      ["sin datos", undefined],
      ["cerrado; sin registros", 0],
    ]);
    for (const line of lines.slice(1, -1)) expect([line.Break, line.Total]).toEqual([undefined, undefined]);
  });

  test("shows a time that wolkvox left blank as words", async () => {
    const blank = [row("1", "Break", null), row("2", "Almuerzo", 5)];
    const { sheet } = await reopenWorkbook(await createTask([blank], { by: "day" }));
    const [first] = recordsOf(sheet("Totales por día"));
    expect([first?.Break?.v, first?.["wolkvox no dio el tiempo en"]?.v, secondsOf(first?.Total)]).toEqual([
      "sin tiempo",
      "Break",
      5,
    ]);
  });

  test("lays the other period beside each row: its days, its time, and the live difference", async () => {
    const now: DayScript[] = [monday, "failed"];
    const { sheet } = await reopenWorkbook(await createTask(now, { by: "day", before }));
    const [one, two, three, foot] = recordsOf(sheet("Totales por día"));
    expect(one?.["Primer día, otro período"]?.w).toBe("2026-11-09");
    expect([secondsOf(one?.["Break, otro período"]), secondsOf(one?.["Total, otro período"])]).toEqual([
      900, 960,
    ]);
    expect(secondsOfHours(one?.["Break, diferencia (horas)"])).toBe(720 - 900);
    expect(secondsOfHours(one?.["Total, diferencia (horas)"])).toBe(4320 - 960);
    expect(one?.["Total, diferencia (horas)"]?.f).toMatch(/^\([A-Z]+2-[A-Z]+2\)\*24$/);
    expect(two?.["Estado del período, otro período"]?.v).toBe("cerrado; no se compara: faltan días por leer");
    expect(two?.["Total, diferencia (horas)"]).toBeUndefined();
    expect(secondsOf(two?.["Total, otro período"])).toBe(5);
    // The other period is longer: its last day stands alone, and in the totals.
    expect([three?.["Primer día"], three?.["Primer día, otro período"]?.w]).toEqual([
      undefined,
      "2026-11-11",
    ]);
    expect(secondsOf(foot?.["Total, otro período"])).toBe(1015);
    expect(foot?.["Total, otro período"]?.f).toMatch(/^SUM\(/);
    expect(secondsOfHours(foot?.["Total, diferencia (horas)"])).toBe(4320 - 1015);
  });

  test("says up to which time the other period's last day goes while the range runs", async () => {
    const task = await createTask([monday], { by: "day", before: [monday], period: { isSoFar: true } });
    const there = task.comparison?.material;
    if (there) there.range.to = "2026-11-09T14:05:22";
    const [line] = recordsOf((await reopenWorkbook(task)).sheet("Totales por día"));
    expect(line?.["Estado del período, otro período"]?.v).toBe("cerrado, hasta las 14:05:22");
  });

  test("has the time per day worked beside the sums, a ratio of sums below, and the other period's", async () => {
    const now: DayScript[] = [monday, [row("1", "Break", 30)]];
    const reading = { ...everything, perDay: true };
    const { sheet } = await reopenWorkbook(await createTask(now, { by: "day", before, reading }));
    const lines = recordsOf(sheet("Totales por día"));
    const [one, foot] = [lines[0], lines.at(-1)];
    expect([secondsOf(one?.Total), secondsOf(one?.["Total por día trabajado"])]).toEqual([4320, 2160]);
    expect(Number(foot?.["Total por día trabajado"]?.v) * 86_400).toBeCloseTo(4350 / 3, 6);
    expect(foot?.["Total por día trabajado"]?.f).toMatch(/^SUMPRODUCT\(.*\)\/SUM\(D2:D4\)$/);
    expect(Number(foot?.["Total por día trabajado, otro período"]?.v) * 86_400).toBeCloseTo(1015 / 4, 6);
    expect(Number(foot?.["Total por día trabajado, diferencia (horas)"]?.v) * 3600).toBeCloseTo(
      4350 / 3 - 1015 / 4,
      6,
    );
  });

  test("has what changed per day worked beside the sums", async () => {
    const now: DayScript[] = [monday, [row("1", "Break", 30)]];
    const { sheet } = await reopenWorkbook(await createTask(now, { by: "day", before }));
    const lines = recordsOf(sheet("Totales por día"));
    const [one, foot] = [lines[0], lines.at(-1)];
    const title = "Promedio por día trabajado";
    expect([one?.[title], one?.[`${title}, otro período`]].map(secondsOf)).toEqual([2160, 480]);
    expect(secondsOfHours(one?.[`${title}, diferencia (horas)`])).toBe(1680);
    expect(foot?.[title]?.f).toMatch(/^SUMPRODUCT\(.*\)\/SUM\(D2:D4\)$/);
    expect(Number(foot?.[`${title}, diferencia (horas)`]?.v) * 3600).toBeCloseTo(4350 / 3 - 1015 / 4, 6);
  });

  test("makes no formula of any text from outside", async () => {
    const named = hostileTexts.map((text, at) =>
      row(`${text.slice(0, 50)}${at}`, text.slice(0, 200), 60 + at, text),
    );
    const agents = named.map(({ agentId }) => agentId);
    for (const reading of [everything, { ...everything, agents, perDay: true }]) {
      const task = await createTask([named, named], { by: "day", before: [named], reading });
      const { book, sheet } = await reopenWorkbook(task);
      const all = book.SheetNames.flatMap((name) => cellsOf(sheet(name)));
      for (const formula of cellsOf(sheet("Totales por día")).flatMap(([, { f }]) => f ?? []))
        expect(formula).toMatch(
          /^(SUM\([A-Z]+\d+:[A-Z]+\d+\)|\([A-Z]+\d+-[A-Z]+\d+\)\*24|SUMPRODUCT\([A-Z]+\d+:[A-Z]+\d+,[A-Z]+\d+:[A-Z]+\d+\)\/SUM\([A-Z]+\d+:[A-Z]+\d+\))$/,
        );
      expect(all.filter(([, { t }]) => t === "e")).toEqual([]);
      const foot = recordsOf(sheet("Totales por día")).at(-1);
      expect(secondsOf(foot?.Total)).toBe(2 * hostileTexts.reduce((sum, _, at) => sum + 60 + at, 0));
    }
  });
});

describe("a CSV of a link over time", () => {
  test("has a row per week, each time in seconds and as h:mm:ss, and says what it is", async () => {
    const lines = reopenCsv(await writeFile(await createTask(days, { by: "week", format: "csv" })), ";");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      "Primer día": "2026-11-16",
      "Último día": "2026-11-22",
      "Estado del período": "incompleto: hay días que no se pudieron leer",
      "Días con datos": "2",
      Días: "7",
      "Días trabajados": "3",
      "Break (s)": "750",
      "Break (h:mm:ss)": "0:12:30",
      "Total (s)": "4350",
      Desde: "2026-11-16 00:00:00",
      Lectura: "por semana, de lunes a domingo",
      Orden: "por fecha",
      Notas: expect.stringContaining("1 día con error de lectura: 2026-11-17"),
    });
    expect(lines.map((line) => line["Total (s)"])).toEqual(["4350", "7"]);
  });

  test("has the other period's days, time and difference in signed seconds behind its own", async () => {
    const task = await createTask([monday, "failed"], { by: "day", format: "csv", before });
    const lines = reopenCsv(await writeFile(task), ";");
    expect(lines[0]).toMatchObject({
      "Total (s)": "4320",
      "Primer día, otro período": "2026-11-09",
      "Break, otro período (s)": "900",
      "Break, diferencia (s)": "-180",
      "Total, diferencia (s)": "3360",
      "Otro período: desde": "2026-11-09 00:00:00",
      "Comparación: notas": expect.stringContaining("Baño"),
    });
    expect(lines.map((line) => line["Total, otro período (s)"])).toEqual(["960", "5", "50"]);
    expect(lines.map((line) => line["Total (s)"])).toEqual(["4320", "", ""]);
  });

  test("guards every text, also the names that its filters tell", async () => {
    const named = hostileTexts.map((text, at) =>
      row(`${text.slice(0, 50)}${at}`, text.slice(0, 200), 60, text),
    );
    const reading = { ...everything, agents: named.map(({ agentId }) => agentId) };
    const task = await createTask([named], { by: "day", format: "csv", before: [named], reading });
    const [line = {}] = reopenCsv(await writeFile(task), ";");
    for (const [title, cell] of Object.entries(line)) {
      expect(title).not.toMatch(/^[\s\p{Z}\p{C}]*[=+\-@|%＝＋－＠−]|[\t\r\n\0]/u);
      if (title.endsWith("(s)")) expect(cell).toMatch(/^(-?\d+)?$/);
      else expect(cell, title).not.toMatch(/^[\s\p{Z}\p{C}]*[=+\-@|%＝＋－＠−]|[\t\r\n\0]/u);
    }
    expect(line["Total (s)"]).toBe(String(60 * hostileTexts.length));
  });
});

test("JSON of a link over time holds its rows, null where nothing is known or nobody was there", async () => {
  const now: DayScript[] = [monday, "failed"];
  const task = await createTask(now, { by: "day", format: "json", before });
  const { time } = JSON.parse((await writeFile(task)).toString());
  expect(time).toMatchObject({
    grain: "day",
    states: ["Almuerzo", "Break"],
    stateTotals: [3600, 720],
    total: 4320,
    before: { seconds: [5, 950], total: 1015 },
    difference: { seconds: [3595, -230], total: 3305, average: 4320 / 2 - 1015 / 4 },
    otherStates: [{ state: "Baño", seconds: 60 }],
    unpaired: [{ from: "2026-11-11", to: "2026-11-11", total: 50 }],
    rows: [
      {
        ...{ from: "2026-11-16", to: "2026-11-16", days: 1, daysWithData: 1, status: "final", agents: 2 },
        ...{ seconds: [3600, 720], total: 4320 },
        before: { from: "2026-11-09", seconds: [0, 900], total: 960 },
        average: 2160,
        difference: { seconds: [3600, -180], total: 3360, average: 2160 - 960 / 2 },
      },
      {
        status: "failed",
        seconds: null,
        total: null,
        before: { total: 5 },
        difference: null,
        gap: "lacking",
      },
    ],
  });
});

test.each(["csv", "xlsx", "json"] as const)(
  "a %s of figures as they were known says so over time",
  async (format) => {
    const task = await createTask([monday], { by: "day", format });
    task.material.knownAt = "2026-11-20T13:00:00Z";
    const file = await writeFile(task);
    if (format === "xlsx") {
      const { sheet } = await reopenWorkbook(task);
      expect(factsIn(rowsOf(sheet("Resumen")))["Como se conocía el"]).toBe("2026-11-20 08:00:00");
    } else expect(file.toString()).toMatch(/Como se conocía el.*2026-11-20 08:00:00/s);
  },
);

test("without a word for time no format has rows over time", async () => {
  const { book } = await reopenWorkbook(await createTask([monday]));
  expect(book.SheetNames).toEqual(["Resumen", "Agentes", "Por día", "Procedencia"]);
  expect(
    JSON.parse((await writeFile(await createTask([monday], { format: "json" }))).toString()),
  ).not.toHaveProperty("time");
});

test("every format has the same totals, and its rows add up to them, whatever the days are", async () => {
  const rows = fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      state: fc.constantFrom("Break", "Baño", ""),
      seconds: fc.integer({ min: 0, max: 400_000 }),
    }),
    { maxLength: 6 },
  );
  const anyDays = fc.array(rows, { minLength: 1, maxLength: 20 });
  const script = (all: { id: number; state: string; seconds: number }[][]) =>
    all.map((day) => day.map(({ id, state, seconds }) => row(String(id), state, seconds)));
  const sumOf = (all: { seconds: number }[][]) => all.flat().reduce((sum, { seconds }) => sum + seconds, 0);
  await fc.assert(
    fc.asyncProperty(anyDays, anyDays, fc.constantFrom(...grains), async (here, there, by) => {
      const options = { by, ...(sumOf(there) > 0 && { before: script(there) }) };
      const name = { day: "Totales por día", week: "Totales por semana", month: "Totales por mes" }[by];
      const { sheet } = await reopenWorkbook(await createTask(script(here), options));
      const lines = recordsOf(sheet(name));
      const known = lines.slice(0, -1);
      const add = (title: string) =>
        known.reduce((sum, line) => sum + (line[title] ? secondsOf(line[title]) : 0), 0);
      expect([add("Total"), secondsOf(lines.at(-1)?.Total)]).toEqual([sumOf(here), sumOf(here)]);
      const csv = reopenCsv(
        await writeFile(await createTask(script(here), { ...options, format: "csv" })),
        ";",
      );
      expect(csv.reduce((sum, line) => sum + Number(line["Total (s)"]), 0)).toBe(sumOf(here));
      if (!("before" in options)) return;
      const title = "Total, otro período";
      expect([add(title), secondsOf(lines.at(-1)?.[title])]).toEqual([sumOf(there), sumOf(there)]);
      expect(csv.reduce((sum, line) => sum + Number(line[`${title} (s)`]), 0)).toBe(sumOf(there));
    }),
    { numRuns: 15 },
  );
});
