import { expect, test } from "vitest";
import { read } from "xlsx";
import { createTask, loadStyles, row, writeFile } from "./export.stage";
import { buildDocument } from "./export-document";
import { writePieces } from "./export-pieces";
import { streamExport } from "./export-thread";
import { createExportTranslator } from "./export-translator";

const states = 12;
const megabyte = 1024 * 1024;

function script(agents: number, day: number) {
  return Array.from({ length: agents * states }, (_, at) =>
    row(
      String(10_000 + Math.floor(at / states)),
      `Estado ${at % states}`,
      (at * 7919 + day * 104_729) % 7200,
    ),
  );
}

test("a month of a thousand agents and twelve states has a line for every agent and day", {
  timeout: 120_000,
}, async () => {
  const scripts = Array.from({ length: 31 }, (_, day) => script(1000, day));
  const file = await writeFile(await createTask(scripts));
  // Only as text: another library takes its time for half a million cells.
  const { files = {} } = read(file, { bookFiles: true, sheets: "Resumen" }) as {
    files?: Record<string, unknown>;
  };
  expect(String(contentOf(files["xl/worksheets/sheet3.xml"])).match(/<row /g)).toHaveLength(
    1 + 1000 * 31 + 1,
  );
  const json = JSON.parse((await writeFile(await createTask(scripts, { format: "json" }))).toString());
  const days: { agents: { total: number }[] }[] = json.byDay.days;
  const truth = scripts.flat().reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
  const lines = days.flatMap(({ agents }) => agents);
  expect([lines.length, lines.reduce((sum, { total }) => sum + total, 0)]).toEqual([31_000, truth]);
});

test("memory does not grow with the days of a file", { timeout: 120_000 }, async () => {
  const known = Array.from({ length: 10 }, (_, day) => script(200, day));
  const scripts = Array.from({ length: 200 }, (_, day) => known[day % 10] ?? []);
  for (const format of ["xlsx", "json"] as const) {
    const task = await createTask(scripts, { format });
    const t = createExportTranslator(task);
    const before = process.memoryUsage().rss;
    let peak = 0;
    for await (const _ of writePieces(await buildDocument(task, t, loadStyles), task, t))
      peak = Math.max(peak, process.memoryUsage().rss);
    // Made whole, 40,000 lines of 17 cells took more than 500.
    expect((peak - before) / megabyte, format).toBeLessThan(250);
  }
});

test("a picture of a thousand agents' year has a bounded size, and takes bounded memory", {
  timeout: 120_000,
}, async () => {
  const known = Array.from({ length: 5 }, (_, day) => script(1000, day));
  const scripts = Array.from({ length: 365 }, (_, day) => known[day % 5] ?? []);
  const task = await createTask(scripts, { format: "png" });
  const before = process.memoryUsage().rss;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  const signal = new AbortController().signal;
  const pieces: Uint8Array[] = [];
  for await (const piece of streamExport(task, loadStyles, signal)) pieces.push(piece);
  clearInterval(watch);
  const file = Buffer.concat(pieces);
  expect(file.readUInt32BE(16)).toBe(2400);
  // More rows than have room.
  expect(file.readUInt32BE(20)).toBeGreaterThan(16_000);
  expect(file.readUInt32BE(20)).toBeLessThanOrEqual(16_384);
  expect((peak - before) / megabyte).toBeLessThan(400);
});

function contentOf(file: unknown): unknown {
  return typeof file === "object" && file !== null && "content" in file ? file.content : null;
}
