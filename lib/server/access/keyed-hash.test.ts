import { describe, expect, test } from "vitest";
import { createKeyedHash, isSameText } from "./keyed-hash";

describe("createKeyedHash", () => {
  const sign = createKeyedHash("a secret", "one purpose");

  test("says the same of the same", () => {
    expect(createKeyedHash("a secret", "one purpose")("a", "b")).toBe(sign("a", "b"));
  });

  test("says another thing for another secret or purpose", () => {
    expect(createKeyedHash("b secret", "one purpose")("a", "b")).not.toBe(sign("a", "b"));
    expect(createKeyedHash("a secret", "another purpose")("a", "b")).not.toBe(sign("a", "b"));
  });

  test.each([[["ab"]], [["a", "b", ""]], [["", "ab"]], [["a,b"]], [['a","b']], [["b", "a"]], [[]]])(
    "does not take %j for two parts a and b",
    (parts) => {
      expect(sign(...parts)).not.toBe(sign("a", "b"));
    },
  );
});

describe("isSameText", () => {
  test.each([
    ["", "", true],
    ["año", "año", true],
    ["a", "b", false],
    ["a", "aa", false],
    ["", "a", false],
    ["n\u0303", "\u00f1", false],
  ])("%j and %j: %j", (left, right, isSame) => {
    expect(isSameText(left, right)).toBe(isSame);
  });
});
