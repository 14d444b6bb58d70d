import { describe, expect, test } from "vitest";
import { palette } from "./palette";
import { shadesOf as shadeCounts } from "./state-shades";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const whole: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
const visions: Record<string, Matrix> = {
  "full colour vision": whole,
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

// sRGB to CIE XYZ, divided by the D65 white.
const toXyz: Matrix = [
  [0.43395, 0.376219, 0.189828],
  [0.212673, 0.715152, 0.072175],
  [0.01775, 0.109447, 0.872797],
];

function apply(matrix: Matrix, [x, y, z]: Triple): Triple {
  const [a, b, c] = matrix.map(([p, q, r]) => p * x + q * y + r * z);
  return [a ?? 0, b ?? 0, c ?? 0];
}

function mapThree([x, y, z]: Triple, change: (value: number) => number): Triple {
  return [change(x), change(y), change(z)];
}

function linearOf(hex: string): Triple {
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255);
  return mapThree([red ?? 0, green ?? 0, blue ?? 0], (value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
}

/** CIE L*a*b* of a linear colour. */
function labOf(linear: Triple): Triple {
  const [x, y, z] = mapThree(apply(toXyz, linear), (value) =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116,
  );
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(hex: string, vision: Matrix): Triple {
  return labOf(mapThree(apply(vision, linearOf(hex)), (value) => Math.min(1, Math.max(0, value))));
}

const degrees = 180 / Math.PI;

function hueOf(a: number, b: number): number {
  return (Math.atan2(b, a) * degrees + 360) % 360;
}

/** CIEDE2000: 1 is a difference just seen side by side. */
function differenceOf([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const stretch = 1 + (1 - Math.sqrt(mean7 / (mean7 + 25 ** 7))) / 2;
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hueOf(a1 * stretch, b1), hueOf(a2 * stretch, b2)];
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const hue = c1 * c2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const hueStep = 2 * Math.sqrt(c1 * c2) * Math.sin(turn / 2 / degrees);
  const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const chroma = (c2 - c1) / (1 + 0.045 * c);
  const tone = hueStep / (1 + 0.015 * c * hueWeight(hue));
  return Math.sqrt(lightness ** 2 + chroma ** 2 + tone ** 2 + rotation(c, hue) * chroma * tone);
}

function hueWeight(hue: number): number {
  const cosine = (angle: number) => Math.cos(angle / degrees);
  return (
    1 -
    0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63)
  );
}

function rotation(chroma: number, hue: number): number {
  const angle = 60 * Math.exp(-(((hue - 275) / 25) ** 2));
  return -2 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * Math.sin(angle / degrees);
}

function contrastOf(a: string, b: string): number {
  const luminance = (hex: string) => apply(toXyz, linearOf(hex))[1];
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const themes = Object.entries(palette).map(([theme, colors]) => ({
  theme,
  colors: new Map<string, string>(Object.entries(colors)),
}));
const classes = Object.keys(shadeCounts);

function colorOf(colors: Map<string, string>, name: string): string {
  const color = colors.get(name);
  if (color === undefined) throw new Error(`The palette has no ${name}.`);
  return color;
}

function shadesOf(colors: Map<string, string>, stateClass: string): string[] {
  return [...colors.keys()].filter((name) => new RegExp(`^${stateClass}-\\d$`).test(name));
}

function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((first, index) =>
    items.slice(index + 1).map((second): [Item, Item] => [first, second]),
  );
}

/** Pairs nearer than `least` to some eye, each with that eye. */
function findNear(colors: Map<string, string>, pairs: [string, string][], least: number): string[] {
  return pairs.flatMap(([first, second]) =>
    Object.entries(visions).flatMap(([vision, matrix]) => {
      const [a, b] = [seen(colorOf(colors, first), matrix), seen(colorOf(colors, second), matrix)];
      const difference = differenceOf(a, b);
      return difference < least ? [`${first} ${second} ${vision}: ${difference.toFixed(1)}`] : [];
    }),
  );
}

// Shades that the design itself gives (design/README.md) and that some eyes take for near: legend, place in the stack
// and the gap between them must tell them apart.
const nearByDesign = [
  "productive-1 personal-3 deuteranopia",
  "productive-2 system-0 protanopia",
  "productive-2 system-0 deuteranopia",
  "personal-2 system-0 protanopia",
];

describe("the measure", () => {
  // From the test data of Sharma, Wu and Dalal 2005.
  test.each<[Triple, Triple, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])("of %j and %j is %d", (a, b, expected) => {
    expect(differenceOf(a, b)).toBeCloseTo(expected, 3);
  });

  test("of contrast is 21 between black and white", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 2);
    expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});

test("every class has as many colours as states are given", () => {
  for (const { colors } of themes)
    for (const [stateClass, count] of Object.entries(shadeCounts))
      expect(shadesOf(colors, stateClass)).toHaveLength(count);
});

test("both themes name the same colours", () => {
  const [light, dark] = themes.map(({ colors }) => [...colors.keys()]);
  expect(dark).toEqual(light?.filter((name) => dark?.includes(name)));
  expect(light).toEqual(dark);
});

describe.each(themes)("in the $theme theme", ({ colors }) => {
  const texts = ["ink", "muted", "accent", "over", "note", "good"];
  const grounds = ["card", "page"];
  const written = [
    ...texts.flatMap((text) => grounds.map((ground) => [text, ground])),
    ["note", "note-soft"],
    ["over", "over-soft"],
    ["accent", "accent-soft"],
    ["on-accent", "accent"],
    ...["note-soft", "over-soft", "accent-soft"].flatMap((ground) => [
      ["ink", ground],
      ["muted", ground],
    ]),
  ];

  test.each(written)("%s can be read on %s", (text, ground) => {
    expect(contrastOf(colorOf(colors, text), colorOf(colors, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(grounds)("the edge of a control is seen on %s", (ground) => {
    expect(contrastOf(colorOf(colors, "control"), colorOf(colors, ground))).toBeGreaterThanOrEqual(3);
  });

  test("neighbouring shades of a class differ to every eye, in lightness too", () => {
    for (const stateClass of classes) {
      const shades = shadesOf(colors, stateClass);
      const neighbours = shades
        .slice(1)
        .map((shade, index): [string, string] => [shades[index] ?? "", shade]);
      expect(findNear(colors, neighbours, 7)).toEqual([]);
      for (const [first, second] of neighbours) {
        const [a, b] = [seen(colorOf(colors, first), whole), seen(colorOf(colors, second), whole)];
        expect(Math.abs(a[0] - b[0]), `${first} ${second}`).toBeGreaterThanOrEqual(5);
      }
    }
  });

  test("any two shades of a class differ to every eye", () => {
    for (const stateClass of classes) {
      expect(findNear(colors, pairsOf(shadesOf(colors, stateClass)), 6.5)).toEqual([]);
    }
  });

  test("the first shades of two classes are far apart to every eye", () => {
    expect(findNear(colors, pairsOf(classes.map((stateClass) => `${stateClass}-0`)), 12)).toEqual([]);
  });

  test("shades of two classes differ to every eye, but for what the design fixes", () => {
    const all = classes.flatMap((stateClass) => shadesOf(colors, stateClass));
    const across = pairsOf(all).filter(([a, b]) => a.split("-")[0] !== b.split("-")[0]);
    const near = findNear(colors, across, 6).map((found) => found.split(":")[0] ?? "");
    expect(near.filter((found) => !nearByDesign.includes(found))).toEqual([]);
  });
});
