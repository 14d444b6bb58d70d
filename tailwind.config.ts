import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";
import { palette } from "./lib/report/states/palette";
import { shadesOf, strongestTint } from "./lib/report/states/state-shades";

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
        // A screen on a wall is dark, whatever theme the reader has.
        ':root[data-theme="dark"], :root:has([data-display="tv"])': {
          "color-scheme": "dark",
          ...variablesOf(palette.dark),
        },
        // Named twice: it weighs more than any theme above.
        "@media print": { ":root:root:root": { "color-scheme": "light", ...variablesOf(palette.light) } },
      });
      addBase(tints);
    }),
  ],
} satisfies Config;
