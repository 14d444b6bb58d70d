import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { palette } from "@/lib/report/states/palette";
import { stateName } from "@/lib/report/states/state-fill";
import { createTask, loadStyles, row, writeFile } from "@/lib/server/export/export.stage";

type Task = Parameters<typeof createTask>;

const hour = 3600;

/** The pixels of a task's picture, as hexadecimal colours. */
async function look(scripts: Task[0], options: Task[1] = {}) {
  const image = await loadImage(await writeFile(await createTask(scripts, { format: "png", ...options })));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colorAt = (x: number, y: number) =>
    `#${[0, 1, 2].map((part) => data[(y * width + x) * 4 + part]?.toString(16).padStart(2, "0")).join("")}`;
  return { width, height, colorAt };
}

type Picture = Awaited<ReturnType<typeof look>>;

/** How long each run of one of these colours is, along a line from its begin on. */
function runs(
  length: number,
  colorAt: (at: number) => string,
  colors: readonly string[],
): [string, number][] {
  const found: [string, number][] = [];
  let last = "";
  for (let at = 0; at < length; at += 1) {
    const color = colorAt(at);
    const run = found.at(-1);
    if (colors.includes(color)) {
      if (run && color === last) run[1] += 1;
      else found.push([color, 1]);
    }
    last = color;
  }
  return found.filter(([, pixels]) => pixels > 1);
}

async function colorsOf(states: readonly string[]): Promise<string[]> {
  const styles = await loadStyles(states);
  const light: Record<string, string> = palette.light;
  return styles.map((style) => light[stateName(style)] ?? "");
}

/** The bars from the top: along the middle of each, below the legend. */
function readBars({ width, height, colorAt }: Picture, colors: readonly string[]) {
  const lines = Array.from({ length: height }, (_, y) => runs(width, (x) => colorAt(x, y), colors)).map(
    (line) => line.filter(([, pixels]) => pixels > 30),
  );
  return lines.filter((line, y) => line.length > 0 && (lines[y - 1]?.length ?? 0) === 0);
}

test("bars are as long as their figures say, in the light colours of their states", async () => {
  const day = [
    row("1", "Back Office", 6 * hour),
    row("1", "Break", 2 * hour),
    row("2", "Break", 3 * hour),
    row("2", "Almuerzo", hour),
  ];
  // By total time, as the range has them.
  const [office = "", pause = "", lunch = ""] = await colorsOf(["Back Office", "Break", "Almuerzo"]);
  const picture = await look([day]);
  expect(picture.width).toBe(2400);
  const [first = [], second = [], ...more] = readBars(picture, [office, pause, lunch]);
  expect(more).toEqual([]);
  expect(first.map(([color]) => color)).toEqual([office, pause]);
  expect(second.map(([color]) => color)).toEqual([pause, lunch]);
  // The scale of eight hours has no rest; between two states lies a gap.
  const hourPx = ((1200 - 32 - 250 - 92 - 32) * 2) / 8;
  const hoursOf = (bar: [string, number][]) => bar.map(([, pixels]) => (pixels + 2) / hourPx);
  for (const [bar, hours] of [
    [first, [6, 2]],
    [second, [3, 1]],
  ] as const)
    hoursOf(bar).forEach((length, place) => {
      expect(length).toBeCloseTo(hours[place] ?? 0, 1);
    });
});

test("over time a column stands for each day that has figures, and none where there are none", async () => {
  const [color = ""] = await colorsOf(["Break"]);
  const full = [row("1", "Break", 10 * hour)];
  const half = [row("1", "Break", 5 * hour)];
  const scripts = [full, "no-data", half, "failed", "missing"] as const;
  const picture = await look(scripts, { by: "day", status: "partial" });
  const base = picture.height - 2 * (32 + 40) - 4;
  const columns = runs(picture.width, (x) => picture.colorAt(x, base), [color]);
  expect(columns).toHaveLength(2);
  const across = (share: number) =>
    runs(picture.width, (x) => picture.colorAt(x, base - Math.round(380 * 2 * share)), [color]).length;
  expect([0.2, 0.45, 0.55, 0.9].map(across)).toEqual([2, 2, 1, 1]);
});

test("more days than columns can be told apart stand in weeks", async () => {
  const [color = ""] = await colorsOf(["Break"]);
  const scripts = Array.from({ length: 140 }, () => [row("1", "Break", hour)]);
  const picture = await look(scripts, { by: "day" });
  const base = picture.height - 2 * (32 + 40) - 4;
  expect(runs(picture.width, (x) => picture.colorAt(x, base), [color])).toHaveLength(20);
});

test("bars of one length are those of the link", async () => {
  const day = [row("1", "Break", 8 * hour), row("2", "Break", hour), row("2", "Almuerzo", hour)];
  const colors = await colorsOf(["Break", "Almuerzo"]);
  const chart = { unit: "hm", bars: "share" } as const;
  const [whole = [], halves = []] = readBars(await look([day], { chart }), colors);
  const lengthOf = (bar: [string, number][]) => bar.reduce((sum, [, pixels]) => sum + pixels, 0);
  expect(lengthOf(halves) / lengthOf(whole)).toBeCloseTo(1, 2);
  expect(halves).toHaveLength(2);
});

test("nobody in the picture is a sentence, and no bar or zero", async () => {
  const ofStates = Object.entries(palette.light).filter(([name]) => /-\d$/.test(name));
  const empty = await look(["no-data"]);
  expect(
    readBars(
      empty,
      ofStates.map(([, color]) => color),
    ),
  ).toEqual([]);
  // The head, and one line.
  expect(empty.height).toBeLessThan(400);
});

test("what cannot be said in the picture's letters is said in others", async () => {
  const { createServerTools } = await import("./server-tools");
  expect(createServerTools().spell("▼ −5m ⟨A⟩ ▲ +1h")).toBe("↓ −5m <A> ↑ +1h");
});
