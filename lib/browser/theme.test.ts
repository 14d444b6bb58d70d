import { expect, test } from "vitest";
import { parseTheme } from "./theme";

test.each([
  ["light", "light"],
  ["dark", "dark"],
  ["system", "system"],
  ["", "system"],
  ["DARK", "system"],
  ['dark" onload="', "system"],
  ["__proto__", "system"],
  [undefined, "system"],
])("a cookie that says %j is the theme %s", (text, theme) => {
  expect(parseTheme(text)).toBe(theme);
});
