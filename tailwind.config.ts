import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";
import { shadesOf, strongestTint } from "./lib/report/states/state-shades";

// Hue tells the class of a state, shade tells the state; neighbours in a stack differ in lightness too.
// Checked for protanopia, deuteranopia and tritanopia by lib/report/states/palette.test.ts.
export const palette = {
  light: {
    page: "#f7f7f5",
    card: "#ffffff",
    ink: "#1b1d22",
    muted: "#666a73",
    line: "#e6e6e1",
    control: "#8a8e96",
    accent: "#1f5fd0",
    "on-accent": "#ffffff",
    "accent-soft": "#e8effc",
    over: "#b3261e",
    good: "#1c7a4a",
    note: "#7a4b00",
    "note-soft": "#fdf1d8",
    "over-soft": "#fbe9e7",
    "productive-0": "#2d6cdf",
    "productive-1": "#5b9bea",
    "productive-2": "#149a94",
    "productive-3": "#6fbf9f",
    "productive-4": "#41449b",
    "productive-5": "#a5c9f3",
    "personal-0": "#e2892b",
    "personal-1": "#f2b84b",
    "personal-2": "#d9577a",
    "personal-3": "#b77fc9",
    "personal-4": "#965648",
    "personal-5": "#cb968b",
    "unproductive-0": "#b92764",
    "unproductive-1": "#630323",
    "system-0": "#8b919c",
    "system-1": "#5f6470",
    "system-2": "#bec2c9",
    "other-0": "#677c34",
    "other-1": "#c2ca80",
    "other-2": "#545c25",
    "other-3": "#99ae60",
  },
  dark: {
    page: "#111317",
    card: "#181b20",
    ink: "#eceef2",
    muted: "#a0a6b1",
    line: "#282c34",
    control: "#6b727e",
    accent: "#7fb0ff",
    "on-accent": "#0c1a30",
    "accent-soft": "#1a2a45",
    over: "#ff8a80",
    good: "#5fcf98",
    note: "#f3c76a",
    "note-soft": "#3a2c0b",
    "over-soft": "#3b1b1a",
    "productive-0": "#5b92f5",
    "productive-1": "#8dbbf7",
    "productive-2": "#37b8b1",
    "productive-3": "#8ed3b8",
    "productive-4": "#6876cd",
    "productive-5": "#bbcfef",
    "personal-0": "#ee9f4a",
    "personal-1": "#f6c96e",
    "personal-2": "#e8799a",
    "personal-3": "#c99bd9",
    "personal-4": "#bf7565",
    "personal-5": "#cda18a",
    "unproductive-0": "#db0670",
    "unproductive-1": "#f1d5e3",
    "system-0": "#7d8490",
    "system-1": "#bbbfca",
    "system-2": "#5b626e",
    "other-0": "#868737",
    "other-1": "#d5df96",
    "other-2": "#6d7d4d",
    "other-3": "#c3b879",
  },
} as const;

function variablesOf(colors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(colors).map(([name, value]) => [`--${name}`, value]));
}

/** `of-personal-2` and `tint-7` together: a cell of 7 % of that state's colour. Classes, since a style of its own for every cell of a large table is computed for every cell. */
const tints = Object.fromEntries([
  ...Object.entries(shadesOf).flatMap(([stateClass, count]) =>
    countTo(count).map((shade) => {
      const name = `${stateClass}-${shade - 1}`;
      return [`.of-${name}`, { "--state": `var(--${name})` }];
    }),
  ),
  ...countTo(strongestTint).map((percent) => [`.tint-${percent}`, { "--tint": `${percent}%` }]),
]);

function countTo(last: number): number[] {
  return Array.from({ length: last }, (_, step) => step + 1);
}

const colors = Object.fromEntries(Object.keys(palette.light).map((name) => [name, `var(--${name})`]));

export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  darkMode: "media",
  theme: {
    colors: { ...colors, transparent: "transparent", current: "currentColor" },
    // Below the first a page is a phone's (isPhone in lib/browser/use-view-width.ts), below the last an agent's page is one column.
    screens: { sm: "768px", desk: "1100px" },
    fontFamily: { sans: ['"Inter Variable"', '"Inter Fallback"', "system-ui", "sans-serif"] },
    fontSize: {
      xs: ["11px", "14px"],
      sm: ["12px", "16px"],
      base: ["13px", "20px"],
      lg: ["15px", "20px"],
      xl: ["20px", "28px"],
      "2xl": ["22px", "28px"],
    },
    borderRadius: { none: "0", sm: "2px", DEFAULT: "6px", lg: "10px", full: "9999px" },
  },
  plugins: [
    plugin(({ addBase }) => {
      addBase({
        ":root": { "color-scheme": "light dark", ...variablesOf(palette.light) },
        ':root[data-theme="light"]': { "color-scheme": "light" },
        "@media (prefers-color-scheme: dark)": {
          ':root:not([data-theme="light"])': variablesOf(palette.dark),
        },
        ':root[data-theme="dark"]': { "color-scheme": "dark", ...variablesOf(palette.dark) },
        // Named twice: it weighs more than any theme above.
        "@media print": { ":root:root:root": { "color-scheme": "light", ...variablesOf(palette.light) } },
      });
      addBase(tints);
    }),
  ],
} satisfies Config;
