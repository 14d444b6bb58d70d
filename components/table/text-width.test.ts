import { expect, test } from "vitest";
import { textWidth } from "./text-width";

test("wide letters take more than narrow ones, and accents nothing", () => {
  expect(textWidth("WWWW")).toBeGreaterThan(2 * textWidth("iiii"));
  expect(textWidth("José".normalize("NFD"))).toBe(textWidth("José"));
  expect(textWidth("")).toBe(0);
});
