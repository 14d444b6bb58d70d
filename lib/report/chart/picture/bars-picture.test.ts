import { expect, test } from "vitest";
import type { AgentChart } from "@/lib/report/chart/chart-figures";
import { buildAgentTable, everything, nameAgent } from "@/lib/report/figures/agent-table";
import { scaleOf } from "@/lib/report/figures/scale";
import { drawBars } from "./bars-picture";
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
