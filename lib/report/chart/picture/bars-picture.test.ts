import { describe, expect, test } from "vitest";
import type { AgentChart, PeriodChart } from "@/lib/report/chart/chart-figures";
import { buildAgentTable, everything, nameAgent } from "@/lib/report/figures/agent-table";
import { buildPeriodTable } from "@/lib/report/figures/period-table";
import { scaleOf } from "@/lib/report/figures/scale";
import { drawBars } from "./bars-picture";
import { drawColumns } from "./columns-picture";
import type { PictureHead } from "./picture-frame";
import { createRecorder } from "./recorded-picture.stage";

const t = (key: string, values?: object) => (values ? `${key} ${JSON.stringify(values)}` : key);

const head: PictureHead = {
  title: "Tiempo auxiliar por agente",
  subtitle: "lunes 16 de noviembre",
  filters: "",
  cautions: [],
  compared: null,
  otherPeriod: "Otro período",
  dayNotes: [],
};

function createChart(count: number, states = ["Break"], name = "Agente"): AgentChart {
  const agents = Array.from({ length: count }, (_, at) => ({
    ...{ id: String(at), name: `${name} ${at}` },
    seconds: states.map(() => 3600),
  }));
  const styles = states.map((_, shade) => ({ stateClass: "personal" as const, shade }));
  const table = buildAgentTable({ states, styles, agents }, everything);
  return {
    ...{ kind: "agents", table, unit: "hm", locale: "es", isCompared: false },
    ...scaleOf(table, "time", "hm"),
    ...{ stateNames: states, rowNames: table.rows.map(nameAgent) },
  };
}

const draw = (chart: AgentChart, more: Partial<PictureHead> = {}) =>
  drawBars(createRecorder(), chart, { ...head, ...more }, t);

test("every row is in the picture, and the total of them all", () => {
  const { width, texts } = draw(createChart(120));
  expect(width).toBe(2400);
  expect(texts.slice(0, 4)).toEqual([head.title, head.subtitle, "Break", "120h\u202f00m"]);
  expect(texts.filter((text) => /^Agente \d+$/.test(text))).toHaveLength(120);
  expect(texts.slice(-2)).toEqual(["table.total", "120h\u202f00m"]);
  expect(texts.join()).not.toContain("pictureCut");
});

test("where not every row has room it says which are there, and no picture is taller than browsers draw", () => {
  const { height, texts } = draw(createChart(1000));
  const rows = texts.filter((text) => /^Agente \d+$/.test(text)).length;
  expect(rows).toBeGreaterThan(300);
  expect(texts).toContain(`export.pictureCut {"shown":${rows},"all":1000}`);
  expect(texts.at(-1)).toBe("1000h\u202f00m");
  expect(height).toBeLessThanOrEqual(16_384);
});

test("two hundred states with long names, and long sentences, take the room of rows and no more", () => {
  const states = Array.from({ length: 200 }, (_, at) => `Un estado de nombre largo, el número ${at}`);
  const sentence = Array(900).fill("palabra").join(" ");
  const told = { filters: sentence, cautions: Array(4).fill(sentence), subtitle: sentence };
  const { height, texts } = draw(createChart(1000, states, "Nombre ".repeat(20)), told);
  expect(height).toBeLessThanOrEqual(16_384);
  expect(texts.filter((text) => text.startsWith("palabra"))).toHaveLength(60);
  expect(texts.filter((text) => /^Nombre .*…$/.test(text)).length).toBeGreaterThan(100);
  expect(texts.some((text) => text.startsWith("export.pictureCut "))).toBe(true);
});

describe("an allowance that is passed", () => {
  const allowances = [
    { id: "breaks", name: "Descansos", states: ["Break"], seconds: 1800, limits: [] },
    { id: "lunch", name: "Almuerzo", states: ["Almuerzo"], seconds: 3600, limits: [] },
  ];
  const styles = [{ stateClass: "personal" as const, shade: 0 }];
  const overs = [
    { overrun: [1860, 60], daysOver: [1, 1] },
    { overrun: [0, null], daysOver: [0, null] },
  ];

  test("stands behind the total of whoever is over it, with its name, and only where that is known", () => {
    const agents = overs.map((over, at) => ({
      id: String(at),
      name: `Agente ${at}`,
      seconds: [3600],
      ...over,
    }));
    const table = buildAgentTable({ states: ["Break"], styles, agents, allowances }, everything);
    const { texts } = draw({ ...createChart(2), table });
    expect(texts.filter((text) => text.startsWith("▲"))).toEqual([
      "▲ Descansos +31m · ▲ Almuerzo +1m",
      "▲ Descansos +31m",
    ]);
  });

  test("stands above the total of a day, for all allowances together", () => {
    const days = overs.map((over, at) => ({
      ...{ day: `2026-11-1${6 + at}`, status: "final" as const, agents: 1, seconds: [3600] },
      ...over,
    }));
    const table = buildPeriodTable(
      { states: ["Break"], styles, days, allowances },
      { states: [], grain: "day" },
    );
    const chart: PeriodChart = {
      ...{ kind: "day", table, unit: "hm", locale: "es", isCompared: false, medians: null },
      ...{ ...scaleOf(table, "time", "hm"), stateNames: ["Break"] },
    };
    const { texts } = drawColumns(createRecorder(), chart, head, t);
    expect(texts.filter((text) => text.startsWith("▲"))).toEqual(["▲ +32m"]);
  });
});

test("what people wrote about days stands below the chart, a line each, and not without end", () => {
  const notes = ["16 nov 2026 · Todos: Corte de luz", "17 nov 2026 · Ana: Médico (fuera)"];
  const [bare, noted] = [draw(createChart(3)), draw(createChart(3), { dayNotes: notes })];
  expect(noted.texts.slice(-2)).toEqual(notes);
  expect(noted.height - bare.height).toBe(2 * (2 * 20 + 8));
  const many = draw(createChart(1000), { dayNotes: Array(200).fill(notes[0]) });
  expect(many.texts.filter((text) => text.startsWith("16 nov"))).toHaveLength(30);
  expect(many.texts.at(-1)).toBe(`${notes[0]} …`);
  expect(many.height).toBeLessThanOrEqual(16_384);
});
