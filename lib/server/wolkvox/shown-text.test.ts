import { expect, test } from "vitest";
import { formatShownText } from "./shown-text";

const token = "s3cret-Token/+=~";

test.each([
  ["  TWO\n lines\u0000 and\u202e more ", "TWO lines and more"],
  [`bad ${token}!`, "bad [token]!"],
  [`BAD ${token.toUpperCase()}!`, "BAD [token]!"],
  [`url ${encodeURIComponent(token)}`, "url [token]"],
  ["AGENT 1020304050 OF (2)", "AGENT … OF (2)"],
])("%j is shown as %j", (text, shown) => expect(formatShownText(text, token)).toBe(shown));

test("at most 200 characters are shown, and no half of the token", () => {
  const shown = formatShownText(`${"x".repeat(195)}${token}${"y".repeat(300)}`, token);
  expect(shown).toBe(`${"x".repeat(195)}[toke`);
});
