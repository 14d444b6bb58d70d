import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

const now: DayScript[] = [
  [row("1", "Break", 600), row("1", "Almuerzo", 3600), row("2", "Break", 120)],
  [row("1", "Break", 30)],
];
const before: DayScript[] = [[row("1", "Break", 900), row("3", "Break", 60)], [row("1", "Baño", 7)]];

describe("a workbook of a link that compares", () => {
  test("holds of every agent the figures of both periods and the signed difference, as live numbers", async () => {
    const { book, sheet } = await reopenWorkbook(await createTask(now, { before }));
    expect(book.SheetNames).toEqual([
      "Resumen",
      "Agentes",
      "Comparación",
      "Comparación por día",
      "Por día",
      "Procedencia",
      "Procedencia, otro período",
    ]);
    const [one, two, three, total] = recordsOf(sheet("Comparación"));
    expect([one, two, three].map((line) => line?.["Con registros en"]?.v)).toEqual([
      "los dos períodos",
      "solo este período",
      "solo el otro período",
    ]);
    expect(secondsOf(one?.Break)).toBe(630);
    expect(secondsOf(one?.["Break, otro período"])).toBe(900);
    expect(secondsOfHours(one?.["Break, diferencia (horas)"])).toBe(-270);
    expect(one?.["Break, diferencia (horas)"]).toMatchObject({
      t: "n",
      f: expect.stringMatching(/^\([A-Z]+2-[A-Z]+2\)\*24$/),
    });
    expect(secondsOfHours(one?.["Total, diferencia (horas)"])).toBe(4230 - 907);
    expect(Number(one?.["Total, cambio"]?.v)).toBeCloseTo((4230 - 907) / 907, 10);
    // Nobody stands beside a zero.
    for (const line of [two, three]) expect(line?.["Total, diferencia (horas)"]).toBeUndefined();
    expect([two?.["Total, otro período"], three?.Total]).toEqual([undefined, undefined]);
    expect(secondsOf(three?.["Total, otro período"])).toBe(60);
    expect([secondsOf(total?.Total), secondsOf(total?.["Total, otro período"])]).toEqual([4350, 967]);
    expect(secondsOfHours(total?.["Total, diferencia (horas)"])).toBe(4350 - 967);
  });

  test("adds up in its summary, state by state and by who has records where", async () => {
    const { sheet } = await reopenWorkbook(await createTask(now, { before }));
    const lines = rowsOf(sheet("Resumen"));
    const head = lines.findIndex((line) => line[0]?.v === "Estado");
    expect(texts(lines[head])).toEqual([
      "Estado",
      "Total",
      "% del auxiliar",
      "Otro período",
      "Diferencia (horas)",
    ]);
    const found = Object.fromEntries(
      lines
        .slice(head + 1)
        .map((line) => [
          line[0]?.v,
          [1, 3].map((at) => line[at] && secondsOf(line[at])).concat(line[4] && secondsOfHours(line[4])),
        ]),
    );
    expect(found).toEqual({
      Almuerzo: [3600, 0, 3600],
      Break: [750, 960, -210],
      Baño: [undefined, 7, -7],
      Total: [4350, 967, 3383],
      "1 agente: los dos períodos": [4230, 907, 3323],
      "1 agente: solo este período": [120, 0, 120],
      "1 agente: solo el otro período": [0, 60, -60],
    });
    expect(lines.at(-1)?.[4]?.f).toMatch(/^\(SUMIF\('Comparación'!/);
  });

  test("says which period, in words, with its zone and age, and what must be known first", async () => {
    const task = await createTask(now, {
      before: [before[0] ?? [], "failed"],
      period: { cautions: ["Falta 1 día por leer en el otro período."] },
    });
    const { sheet } = await reopenWorkbook(task);
    const facts = Object.fromEntries(rowsOf(sheet("Resumen")).map((line) => [line[0]?.v, line[1]?.v]));
    expect(facts).toMatchObject({
      Comparación: "Se compara con otra semana: la de antes",
      "Otro período: desde": "2026-11-09 00:00:00",
      "Otro período: hasta": "2026-11-10 23:59:59",
      "Otro período: zona horaria": "America/Bogota (hora de Colombia)",
      "Otro período: datos al": "2026-11-23 06:00:00",
      "Comparación: notas": expect.stringMatching(
        /^Falta 1 día por leer.* · 1 agente solo en el otro período.* · 1 día con error de lectura: 2026-11-10$/,
      ),
    });
    const [, two] = recordsOf(sheet("Comparación"));
    expect(two?.["Con registros en"]?.v).toBe("faltan días por leer");
  });

  test("lays the days beside one another, with words where one is not known", async () => {
    const { sheet } = await reopenWorkbook(await createTask(now, { before: [before[0] ?? [], "no-data"] }));
    const [monday, tuesday, total] = recordsOf(sheet("Comparación por día"));
    expect([monday?.Día?.w, monday?.["Día, otro período"]?.w]).toEqual(["2026-11-16", "2026-11-09"]);
    expect(secondsOfHours(monday?.["Total, diferencia (horas)"])).toBe(4320 - 960);
    expect(tuesday?.["Estado del día, otro período"]?.v).toBe("sin datos");
    expect([
      secondsOf(tuesday?.Total),
      tuesday?.["Total, otro período"],
      tuesday?.["Total, diferencia (horas)"],
    ]).toEqual([30, undefined, undefined]);
    expect(secondsOfHours(total?.["Total, diferencia (horas)"])).toBe(4350 - 960);
  });

  test("compares per day worked where the link reads so, the team by ratios of sums", async () => {
    const task = await createTask(now, { before, reading: { ...everything, perDay: true } });
    const { sheet } = await reopenWorkbook(task);
    const lines = recordsOf(sheet("Comparación"));
    const [one, total] = [lines[0], lines.at(-1)];
    expect(secondsOf(one?.["Break por día trabajado"])).toBe(315);
    expect(secondsOf(one?.["Break por día trabajado, otro período"])).toBe(450);
    expect(secondsOfHours(one?.["Break por día trabajado, diferencia (horas)"])).toBe(-135);
    expect(Number(total?.["Total por día trabajado"]?.v) * 86_400).toBeCloseTo(4350 / 3, 6);
    expect(total?.["Total por día trabajado"]?.f).toMatch(/^SUMPRODUCT\(.*\)\/SUM\(.*\)$/);
    expect(Number(total?.["Total por día trabajado, diferencia (horas)"]?.v) * 3600).toBeCloseTo(
      4350 / 3 - 967 / 3,
      6,
    );
    expect(secondsOf(recordsOf(sheet("Agentes")).at(-1)?.Total)).toBe(4350);
  });

  test("has what changed per day worked beside the sums, the team's as a ratio of sums", async () => {
    const { sheet } = await reopenWorkbook(await createTask(now, { before }));
    const lines = recordsOf(sheet("Comparación"));
    const title = "Promedio por día trabajado";
    const [one, two, three, total] = [lines[0], lines[1], lines[2], lines.at(-1)];
    expect([one?.[title], one?.[`${title}, otro período`]].map(secondsOf)).toEqual([2115, 454]);
    expect(secondsOfHours(one?.[`${title}, diferencia (horas)`])).toBe(1662);
    expect(one?.[`${title}, diferencia (horas)`]?.f).toMatch(/^\([A-Z]+2-[A-Z]+2\)\*24$/);
    expect([two, three].map((line) => line?.[`${title}, diferencia (horas)`])).toEqual([
      undefined,
      undefined,
    ]);
    expect(Number(total?.[`${title}, diferencia (horas)`]?.v) * 3600).toBeCloseTo(4350 / 3 - 967 / 3, 6);
    expect(total?.[title]?.f).toMatch(/^SUMPRODUCT\(.*\)\/SUM\(.*\)$/);
  });

  test("is whole where the other period could not be read, and says so", async () => {
    const { book, sheet } = await reopenWorkbook(await createTask(now, { before: "upstream-quota" }));
    expect(book.SheetNames).toEqual(["Resumen", "Agentes", "Por día", "Procedencia"]);
    const facts = Object.fromEntries(rowsOf(sheet("Resumen")).map((line) => [line[0]?.v, line[1]?.v]));
    expect(facts["Otro período: estado"]).toMatch(/^No se pudo leer el período con el que se compara\./);
    expect(secondsOf(recordsOf(sheet("Agentes")).at(-1)?.Total)).toBe(4350);
  });

  test("does not compare with a period in which wolkvox has nothing", async () => {
    const { book, sheet } = await reopenWorkbook(await createTask(now, { before: ["no-data", "no-data"] }));
    expect(book.SheetNames).not.toContain("Comparación");
    const facts = Object.fromEntries(rowsOf(sheet("Resumen")).map((line) => [line[0]?.v, line[1]?.v]));
    expect(facts["Comparación: notas"]).toContain("no hay con qué comparar");
  });

  test("orders by what changed where the link does", async () => {
    const days = [[row("1", "Break", 900), row("2", "Break", 500), row("3", "Break", 100)]];
    const earlier = [[row("1", "Break", 1000), row("2", "Break", 100), row("3", "Break", 90)]];
    const sort = [{ by: "change", direction: "desc" }] as const;
    const { sheet } = await reopenWorkbook(
      await createTask(days, { before: earlier, reading: { ...everything, sort } }),
    );
    for (const name of ["Agentes", "Comparación", "Por día"])
      expect(
        recordsOf(sheet(name))
          .map((line) => line.Id?.v)
          .slice(0, 3),
        name,
      ).toEqual(["2", "3", "1"]);
  });

  test("makes no formula of any text from outside", async () => {
    const named = hostileTexts.map((text, at) =>
      row(`${text.slice(0, 50)}${at}`, text.slice(0, 200), 60 + at, text),
    );
    const gone = hostileTexts.map((text, at) => row(`x${at}`, text.slice(0, 200), 30, text));
    const { book, sheet } = await reopenWorkbook(
      await createTask([named], { before: [[...named, ...gone]] }),
    );
    const all = book.SheetNames.flatMap((name) => cellsOf(sheet(name)));
    for (const formula of all.flatMap(([, { f }]) => f ?? []))
      expect(formula).toMatch(
        /^(SUM\(('Agentes'!)?[A-Z]+\d+:[A-Z]+\d+\)|\([A-Z]+\d+-[A-Z]+\d+\)\*24|[A-Z]+\d+\/[A-Z]+\d+-1|'Comparación'![A-Z]+\d+|SUMPRODUCT\([A-Z]+\d+:[A-Z]+\d+,[A-Z]+\d+:[A-Z]+\d+\)\/SUM\([A-Z]+\d+:[A-Z]+\d+\)|\(?SUMIF\('Comparación'!C2:C\d+,"[\p{L} ]+",.*)$/u,
      );
    expect(all.filter(([, { t }]) => t === "e")).toEqual([]);
  });

  test("has totals that are the sums of their rows, and differences that are those of the totals, whatever the rows are", async () => {
    const rows = fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 6 }),
        state: fc.constantFrom("Break", "Baño", ""),
        seconds: fc.integer({ min: 0, max: 400_000 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const script = (day: { id: number; state: string; seconds: number }[]) =>
      day.map(({ id, state, seconds }) => row(String(id), state, seconds));
    await fc.assert(
      fc.asyncProperty(rows, rows, async (here, there) => {
        const { sheet } = await reopenWorkbook(await createTask([script(here)], { before: [script(there)] }));
        const truth = [here, there].map((day) => day.reduce((sum, { seconds }) => sum + seconds, 0));
        const [thisTotal = 0, otherTotal = 0] = truth;
        for (const name of ["Comparación", "Comparación por día"]) {
          const lines = recordsOf(sheet(name));
          const sum = (title: string) =>
            lines.slice(0, -1).reduce((all, line) => all + (line[title] ? secondsOf(line[title]) : 0), 0);
          expect([sum("Total"), sum("Total, otro período")]).toEqual(truth);
          const foot = lines.at(-1);
          expect([secondsOf(foot?.Total), secondsOf(foot?.["Total, otro período"])]).toEqual(truth);
          expect(secondsOfHours(foot?.["Total, diferencia (horas)"])).toBe(thisTotal - otherTotal);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe("a CSV of a link that compares", () => {
  test("has the other period's time and the difference in signed seconds behind its own columns", async () => {
    const lines = reopenCsv(await writeFile(await createTask(now, { format: "csv", before })), ";");
    expect(lines.map((line) => [line.Id, line["Con registros en"]])).toEqual([
      ["1", "los dos períodos"],
      ["2", "solo este período"],
      ["3", "solo el otro período"],
    ]);
    expect(lines[0]).toMatchObject({
      "Break (s)": "630",
      "Break, otro período (s)": "900",
      "Break, otro período (h:mm:ss)": "0:15:00",
      "Break, diferencia (s)": "-270",
      "Total, diferencia (s)": "3323",
      "Días trabajados, otro período": "2",
      "Promedio por día trabajado (h:mm:ss)": "0:35:15",
      "Promedio por día trabajado, otro período (h:mm:ss)": "0:07:34",
      "Promedio por día trabajado, diferencia (s)": "1662",
      "Otro período: desde": "2026-11-09 00:00:00",
    });
    expect(lines[2]).toMatchObject({
      "Total (s)": "",
      "Total, otro período (s)": "60",
      "Total, diferencia (s)": "",
    });
    const sum = lines.reduce((all, line) => all + Number(line["Total (s)"]), 0);
    expect(sum).toBe(4350);
  });

  test("has the figures per day worked beside the sums", async () => {
    const task = await createTask(now, { format: "csv", before, reading: { ...everything, perDay: true } });
    const [first] = reopenCsv(await writeFile(task), ";");
    expect(first).toMatchObject({
      "Break (s)": "630",
      "Break por día trabajado (h:mm:ss)": "0:05:15",
      "Break por día trabajado, otro período (h:mm:ss)": "0:07:30",
      "Break por día trabajado, diferencia (s)": "-135",
    });
  });

  test("guards every text, with the other period's people too", async () => {
    const gone = hostileTexts.map((text, at) => row(`x${at}`, text.slice(0, 200), 30, text));
    const file = await writeFile(await createTask(now, { format: "csv", before: [gone] }));
    for (const line of reopenCsv(file, ";"))
      for (const [title, cell] of Object.entries(line)) {
        if (title.endsWith("(s)")) expect(cell).toMatch(/^(-?\d+)?$/);
        else expect(cell, title).not.toMatch(/^[\s\p{Z}\p{C}]*[=+\-@|%＝＋－＠−]|[\t\r\n\0]/u);
      }
  });
});

test("JSON of a link that compares holds the other period, each agent's difference, the days and the answers", async () => {
  const file = JSON.parse((await writeFile(await createTask(now, { format: "json", before }))).toString());
  expect(file.states).toEqual(["Almuerzo", "Break"]);
  expect(file.agents[0]).toMatchObject({
    id: "1",
    total: 4230,
    comparison: {
      presence: "both",
      before: { seconds: [0, 900], total: 907, daysWorked: 2 },
      difference: { seconds: [3600, -270], total: 3323, average: 1661.5 },
    },
  });
  expect(file.agents[1].comparison).toEqual({ presence: "new", before: null, difference: null });
  expect(file.comparison).toMatchObject({
    rule: "week-earlier",
    range: { from: "2026-11-09T00:00:00", to: "2026-11-10T23:59:59", timeZone: "America/Bogota" },
    asOf: "2026-11-23T11:00:00Z",
    before: { seconds: [0, 960], total: 967 },
    difference: { seconds: [3600, -210], total: 3383, average: 4350 / 3 - 967 / 3 },
    absent: [{ id: "3", seconds: [0, 60], total: 60 }],
    otherStates: [{ state: "Baño", seconds: 7 }],
    byDay: [
      {
        now: { day: "2026-11-16", total: 4320 },
        before: { day: "2026-11-09", total: 960 },
        difference: 3360,
      },
      { now: { total: 30 }, before: { total: 7 }, difference: 23 },
    ],
    provenance: { total: 967 },
  });
});
