import { expect, test } from "vitest";
import { formatKeptKey } from "./kept-key";

test.each(["", "Break", "Pausa activa ☕", "x".repeat(600), "ñ".repeat(300)])("%j is its own key", (text) => {
  expect(formatKeptKey(text)).toBe(text);
});

test("what an engine cannot keep is replaced", () => {
  expect(formatKeptKey("Bre\0ak \ud83d")).toBe("Bre\u2400ak \ufffd");
});

test("long texts have short keys, one for each, that begin as they do", () => {
  const texts = ["x", "y"].map((end) => `Almuerzo ${"😀".repeat(3_000)}${end}`);
  const [one = "", other = ""] = texts.map(formatKeptKey);
  expect(one).not.toBe(other);
  expect(one.startsWith("Almuerzo 😀")).toBe(true);
  expect([one.isWellFormed(), Buffer.byteLength(one) < 600]).toEqual([true, true]);
  expect(texts.map(formatKeptKey)).toEqual([one, other]);
});
