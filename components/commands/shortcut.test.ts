import { describe, expect, test } from "vitest";
import { findShortcut, isPaletteKey, type KeyPress, shortcutNames, shortcuts } from "./shortcut";

const none: Omit<KeyPress, "key"> = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  isAltGraph: false,
};
const press = (key: string, held: Partial<KeyPress> = {}) => ({ ...none, key, ...held });

test("no key stands for two things", () => {
  const keys = shortcutNames.flatMap((name) => shortcuts[name] as readonly string[]);
  expect(new Set(keys).size).toBe(keys.length);
});

describe("a single key", () => {
  test.each([
    ["t", {}, "today"],
    ["T", {}, "today"],
    ["ArrowLeft", {}, "previous"],
    ["?", { shiftKey: true }, "keys"],
    ["/", { shiftKey: true }, "find"],
    ["[", { isAltGraph: true, ctrlKey: true, altKey: true }, "previous"],
    ["]", { isAltGraph: true }, "next"],
  ] as const)("%s with %j is %s", (key, held, name) => {
    expect(findShortcut(press(key, held))).toBe(name);
  });

  test.each([
    ["t", { ctrlKey: true }],
    ["t", { metaKey: true }],
    ["t", { altKey: true }],
    ["T", { shiftKey: true }],
    ["t", { repeat: true }],
    ["t", { isComposing: true }],
    ["w", { ctrlKey: true }],
    ["ArrowLeft", { altKey: true }],
    ["ArrowLeft", { shiftKey: true }],
    ["ArrowRight", { repeat: true }],
    ["Tab", {}],
    ["Enter", {}],
    [" ", {}],
    ["h", {}],
    ["constructor", {}],
  ] as const)("%s with %j is left to others", (key, held) => {
    expect(findShortcut(press(key, held))).toBeNull();
  });
});

test("the palette answers to Ctrl+K and to Cmd+K, and to no other pair", () => {
  expect(isPaletteKey(press("k", { ctrlKey: true }))).toBe(true);
  expect(isPaletteKey(press("K", { metaKey: true }))).toBe(true);
  expect(isPaletteKey(press("k"))).toBe(false);
  expect(isPaletteKey(press("k", { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(isPaletteKey(press("k", { ctrlKey: true, altKey: true }))).toBe(false);
});
