import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { read, utils } from "xlsx";
import type { ShownAgents, ShownPeriods } from "@/components/figures/shown-figures";
import { createLocaleTranslator } from "@/lib/messages/translator";
import type { Column } from "@/lib/report/columns/columns";
import { compareAgents } from "@/lib/report/comparison/compare-agents";
import { comparePeriods } from "@/lib/report/comparison/compare-periods";
import { buildAgentTable } from "@/lib/report/figures/agent-table";
import type { Grain } from "@/lib/report/figures/grain";
import { buildPeriodTable } from "@/lib/report/figures/period-table";
import { defaultLink } from "@/lib/search/report-link";
import { drawPeriods } from "./period-columns";
import { drawAgents } from "./table-columns";
import { layoutFor } from "./table-layout";
import { buildBlockText, buildTableText } from "./table-text";

const t = createLocaleTranslator("es");
const nameOf = (column: Column) => (column.by === "state" ? column.state : column.by);
const cells = (text: string) => Papa.parse<string[]>(text, { delimiter: "\t" }).data;
const block = (columns: number) => ({
  fromRow: 0,
  toRow: 9,
  columns: Array.from({ length: columns }, (_, place) => place),
});
const shared = {
  ...({ bars: "time", fullLength: 100_000, unit: "hms", locale: "es", link: defaultLink } as const),
  ...{ earlierNames: [], rowLinks: [], isCompared: false, others: null, dayNotes: [] },
};

describe("by agent", () => {
  const report = {
    states: ["Break"],
    styles: [{ stateClass: "personal", shade: 0 } as const],
    agents: [
      { id: "1", name: '=HYPERLINK("http://x")', seconds: [97_509], daysWorked: 2 },
      { id: "2", name: "Ana", seconds: [-300], unknown: [0], daysWorked: 1 },
      { id: "3", name: "Eva", seconds: [0], unknown: [0], daysWorked: 1 },
    ],
  };
  const other = {
    states: ["Break"],
    agents: [
      { id: "1", name: "=HYPERLINK", seconds: [101_109], daysWorked: 2 },
      { id: "4", name: "Luis", seconds: [60], daysWorked: 1 },
    ],
    isWhole: true,
  };
  const reading = { ...defaultLink, teams: [], perDay: false };
  const plain = buildAgentTable(report, reading);

  function drawn(change: Partial<ShownAgents> = {}) {
    const table = change.table ?? plain;
    const rowNames = table.rows.map(({ name }) => name);
    const shown: ShownAgents = {
      kind: "agents",
      ...shared,
      table,
      rowNames,
      stateNames: ["Break"],
      ...change,
    };
    return drawAgents(shown, 2, layoutFor(1400), nameOf);
  }
  const compared = (change: Partial<ShownAgents> = {}) =>
    drawn({ table: compareAgents(plain, report, other, reading), isCompared: true, ...change });

  test("names are text, times never wrap, and what wolkvox left blank is blank but for what is known of it", () => {
    expect(cells(buildTableText(drawn(), t))).toEqual([
      ["Agente", "Id", "Tiempo auxiliar", "average", "worked", "Break"],
      [expect.stringMatching(/^'=HYPERLINK/), "1", "27:05:09", "13:32:35", "2", "27:05:09"],
      ["Eva", "3", "0:00:00", "0:00:00", "1", ""],
      ["Ana", "2", "-0:05:00", "-0:05:00", "1", "-0:05:00"],
      ["Total", "", "27:00:09", "6:45:02", "4", "27:00:09"],
    ]);
  });

  test("beside what is over an allowance stands on how many days, and nothing where that is not known", () => {
    const allowances = [{ id: "breaks", name: "=Descansos", states: ["Break"], seconds: 1800, limits: [] }];
    const overs = [
      { overrun: [95_709], daysOver: [2] },
      { overrun: [0], daysOver: [0] },
      { overrun: [null], daysOver: [null] },
    ];
    const agents = report.agents.map((agent, at) => ({ ...agent, ...overs[at] }));
    const table = buildAgentTable({ ...report, agents, allowances }, reading);
    const lines = cells(buildTableText(drawn({ table }), t));
    expect(lines.map((line) => line.slice(3, 5))).toEqual([
      ["over", "Días con exceso: =Descansos"],
      ["26:35:09", "2"],
      ["", ""],
      ["0:00:00", "0"],
      ["", ""],
    ]);
  });

  test("a name with quotes is one cell, and every row behind it arrives", () => {
    const names = ['"Lucha" Ruiz', 'Ana "La Jefa', "'\"x", "Óscar", '"'];
    const agents = names.map((name, at) => ({
      ...{ id: `${at}`, name, seconds: [600 - at], daysWorked: 1 },
    }));
    const table = buildAgentTable({ ...report, agents }, reading);
    const shown = [...names, "Total"];
    for (const text of [
      buildTableText(drawn({ table }), t),
      `head\n${buildBlockText(drawn({ table }), t, block(2))}\nTotal`,
    ]) {
      const { data } = Papa.parse<string[]>(text, { delimiter: "\t" });
      expect(data.slice(1).map(([name]) => name)).toEqual(shown);
      const book = read(text, { type: "string", raw: true, FS: "\t" });
      const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ""] ?? {}, { header: 1 });
      expect(rows.slice(1).map(([name]) => name)).toEqual(shown);
    }
  });

  test("a block of cells is in the reader's notation, exact to the second", () => {
    const [first = []] = cells(buildBlockText(drawn({ unit: "decimal" }), t, block(2)));
    expect(Math.round(Number(first[1]?.replace(",", ".")) * 3600)).toBe(97_509);
    const percent = { fromRow: 0, toRow: 0, columns: [1] };
    expect(buildBlockText(drawn({ unit: "percent" }), t, percent)).toBe("100,0%");
    const pointed = { locale: "es-x-point" } as const;
    expect(buildBlockText(drawn({ ...pointed, unit: "percent" }), t, percent)).toBe("100.0%");
    const [hours = []] = cells(buildBlockText(drawn({ ...pointed, unit: "decimal" }), t, block(2)));
    expect(hours[1]).toBe("27.085833");
  });

  test("what changed per day worked stands behind what it is of, and alone where that is left out", () => {
    const both = cells(buildTableText(compared(), t));
    const at = both[0]?.indexOf("average") ?? -1;
    expect(both.map((row) => row.slice(at, at + 3))).toEqual([
      ["average", "average, otro período", "average, diferencia (horas)"],
      ["13:32:35", "14:02:35", "-0,50"],
      ["0:00:00", "", ""],
      ["-0:05:00", "", ""],
      ["", "0:01:00", ""],
      ["6:45:02", "9:22:03", "-2,616875"],
    ]);
    const link = { ...defaultLink, columns: [{ by: "average-change" } as const] };
    const alone = cells(buildTableText(compared({ link }), t));
    expect(alone.map((row) => row.slice(5))).toEqual([
      ["average-change (horas)"],
      ["-0,50"],
      [""],
      [""],
      [""],
      ["-2,616875"],
    ]);
    const [row = []] = cells(buildBlockText(compared({ link }), t, { fromRow: 0, toRow: 0, columns: [2] }));
    expect(row).toEqual(["-0,50"]);
  });

  test("another period's time and the difference in hours stand behind every time, and who only that one has last", () => {
    const [head = [], one = [], , two = [], only = [], total = []] = cells(buildTableText(compared(), t));
    expect(head.slice(2, 5)).toEqual([
      "Tiempo auxiliar",
      "Tiempo auxiliar, otro período",
      "Tiempo auxiliar, diferencia (horas)",
    ]);
    expect(one.slice(2, 5)).toEqual(["27:05:09", "28:05:09", "-1,00"]);
    expect(two.slice(2, 5)).toEqual(["-0:05:00", "", "nuevo"]);
    expect(two.slice(-2)).toEqual(["", ""]);
    expect([only[0], ...only.slice(2, 5)]).toEqual(["Luis", "", "0:01:00", ""]);
    expect(total.slice(2, 4)).toEqual(["27:00:09", "28:06:09"]);
    expect(Math.round(Number(total[4]?.replace(",", ".")) * 3600)).toBe(97_209 - 101_169);
  });

  test("a cell is copied with its difference behind it, in points where the page shows shares", () => {
    const copy = (unit: "hms" | "percent") =>
      cells(buildBlockText(compared({ unit }), t, { fromRow: 0, toRow: 0, columns: [1, 5, 6] }))[0];
    expect(copy("hms")).toEqual(["27:05:09", "2", "27:05:09", "-1,00"]);
    expect(copy("percent")).toEqual(["100,0%", "2", "100,0%", "0,0%"]);
  });
});

describe("over time", () => {
  const answer = {
    states: ["Break", "Baño"],
    styles: [
      { stateClass: "personal", shade: 0 },
      { stateClass: "personal", shade: 1 },
    ],
    days: [
      { day: "2026-11-16", status: "final", agents: 2, seconds: [97_509, 60] },
      { day: "2026-11-17", status: "failed", agents: 0, seconds: [0, 0] },
      { day: "2026-11-18", status: "final", agents: 1, seconds: [0, 30], unknown: [0] },
    ],
  } as const satisfies Parameters<typeof buildPeriodTable>[0];
  const range = { from: "2026-11-16T00:00:00", to: "2026-11-18T23:59:59" };
  const other = {
    ...{ states: ["Break", "Baño"], agents: 1 },
    range: { from: "2026-11-08T00:00:00", to: "2026-11-09T23:59:59" },
    days: [
      { day: "2026-11-08", status: "final", agents: 1, seconds: [101_109, 0] },
      { day: "2026-11-09", status: "failed", agents: 0, seconds: [0, 0] },
    ],
  } as const satisfies Parameters<typeof comparePeriods>[2];

  function drawn(grain: Grain, change: Partial<ShownPeriods> = {}, width = 1400) {
    const table = change.table ?? buildPeriodTable(answer, { states: [], grain });
    const shown: ShownPeriods = {
      ...shared,
      ...{ kind: grain, table, timeZone: "America/Bogota", medians: null },
      ...{ hasAverages: false, agentId: null, onOpen: () => {} },
      rowNames: table.rows.map(({ from }) => `=${from}`),
      stateNames: table.states,
      counts: { head: "", rows: grain === "day" ? ["1.002", "–", "1"] : ["2 / 3"], total: "" },
      ...change,
    };
    return drawPeriods(shown, layoutFor(width), nameOf, "median");
  }
  const reading = { states: [], grain: "day" } as const;
  const beside = comparePeriods(buildPeriodTable(answer, reading), range, other, reading);

  test("each week's median stands behind its days worked", () => {
    const table = drawn("week", { medians: [{ agents: 3, seconds: [600, null], total: 5400 }] });
    const [head = [], row = []] = cells(buildTableText(table, t));
    const at = head.indexOf("Mediana del equipo");
    expect([head.length, row.length, row[at]]).toEqual([head.length, head.length, "1:30:00"]);
    expect(table.widths.columns).toHaveLength(table.before.length + table.after.length);
  });

  test("each day's median of the team is a column of its own, blank where it is not known", () => {
    const median = { agents: 3, seconds: [600, null], total: 5400 };
    const table = drawn("day", { counts: null, medians: [median, null, { ...median, total: null }] });
    expect(cells(buildTableText(table, t)).map((row) => row[2])).toEqual([
      "Mediana del equipo",
      "1:30:00",
      "",
      "",
      "",
    ]);
    expect(cells(buildBlockText(table, t, { fromRow: 0, toRow: 0, columns: [2] }))).toEqual([["1:30:00"]]);
  });

  test("a row without figures has its reason, and nothing where nothing is known", () => {
    expect(cells(buildBlockText(drawn("day"), t, block(5)))).toEqual([
      ["'=2026-11-16", "1002", "27:06:09", "27:05:09", "0:01:00"],
      ["'=2026-11-17", "", "no se pudo leer", "", ""],
      ["'=2026-11-18", "1", "0:00:30", "", "0:00:30"],
    ]);
    const phone = drawn("day", { unit: "decimal" }, 390);
    expect(buildBlockText(phone, t, { fromRow: 2, toRow: 2, columns: [1] })).toBe("0,008333");
  });

  test("days with data and days are two numbers, never a date", () => {
    expect(cells(buildBlockText(drawn("week"), t, block(3)))).toEqual([
      ["'=2026-11-16", "2", "3", "27:06:39"],
    ]);
  });

  test("a difference is in hours: of the total in its own column, of a state behind its figure", () => {
    const change = { table: beside, isCompared: true, counts: null };
    expect(cells(buildBlockText(drawn("day", change), t, block(5)))).toEqual([
      ["'=2026-11-16", "27:06:09", "-0,983333", "27:05:09", "-1,00", "0:01:00", "0,016667"],
      ["'=2026-11-17", "no se pudo leer", "", "", "", "", ""],
      ["'=2026-11-18", "0:00:30", "", "", "", "0:00:30", ""],
    ]);
    expect(cells(buildBlockText(drawn("day", change, 390), t, block(2)))[0]).toEqual([
      "'=2026-11-16",
      "27:06:09",
      "-0,983333",
    ]);
    const waiting = drawn("day", { isCompared: true, counts: null });
    expect(cells(buildBlockText(waiting, t, block(4)))[0]).toEqual([
      "'=2026-11-16",
      "27:06:09",
      "",
      "27:05:09",
    ]);
  });

  test("the whole table has its heads, the other period's figures, its days without a row, and its totals", () => {
    const long = { ...other, range: { ...other.range, from: "2026-11-07T00:00:00" }, days: [...other.days] };
    const table = comparePeriods(
      buildPeriodTable({ ...answer, days: answer.days.slice(0, 1) }, reading),
      { ...range, to: "2026-11-16T23:59:59" },
      long,
      reading,
    );
    const lines = cells(buildTableText(drawn("day", { table, isCompared: true, counts: null }), t));
    expect(lines[0]?.slice(0, 4)).toEqual([
      "Día",
      "Total",
      "Total, otro período",
      "Total, diferencia (horas)",
    ]);
    expect(lines.map(([name]) => name)).toEqual([
      "Día",
      "'=2026-11-16",
      "Domingo 8 de noviembre de 2026, otro período",
      "Lunes 9 de noviembre de 2026, otro período",
      "Total",
    ]);
    expect(lines.at(-1)?.slice(1, 4)).toEqual(["27:06:09", "28:05:09", "-0,983333"]);
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([10]));
  });

  test("over weeks the days are two columns, and without another period there is none of its", () => {
    const counts = { head: "Con datos", rows: ["2 / 3"], total: "2 / 3" };
    const lines = cells(buildTableText(drawn("week", { counts, unit: "percent" }), t));
    expect(lines[0]).toEqual(["Semana", "Con datos", "Días", "Total", "Break", "Baño"]);
    expect(lines[1]?.slice(0, 3)).toEqual(["'=2026-11-16", "2", "3"]);
    expect(lines[2]?.slice(0, 4)).toEqual(["Total", "2", "3", "100,0%"]);
  });
});
