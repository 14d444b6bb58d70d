import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonFault } from "./json-fault";

/** What V8 says, where it names a position or an early end; null where it names neither, or the text is JSON. */
function positionByEngine(text: string): number | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = String(error);
    if (message.includes("Unexpected end")) return text.length;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined ? null : Number(position);
  }
}

const objectText = fc
  .dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
  .chain((value) => fc.constantFrom(0, 2).map((indent) => JSON.stringify(value, null, indent)));

describe("the place where JSON ends to be JSON", () => {
  test("is the end of the text for JSON and for all that merely ends too early", () => {
    fc.assert(
      fc.property(objectText, fc.nat(), (text, cut) => {
        expect(findJsonFault(text)).toBe(text.length);
        const part = text.slice(0, 1 + (cut % text.length));
        expect(findJsonFault(part)).toBe(part.length);
      }),
    );
  });

  test("is within the word at which the engine stops, where it names the place", () => {
    const scrap = fc.constantFrom(...'{}[]:,"\\-0123eE.+tfnu ', "\n", "\u0001", "true", "NaN", "/*");
    let compared = 0;
    fc.assert(
      fc.property(objectText, fc.nat(), scrap, (text, place, inserted) => {
        const at = place % (text.length + 1);
        const broken = text.slice(0, at) + inserted + text.slice(at);
        const position = positionByEngine(broken);
        if (position === null) return;
        compared += 1;
        const fault = findJsonFault(broken);
        expect(fault).toBeLessThanOrEqual(position);
        expect(broken.slice(fault, position)).toMatch(/^[-+.\w\\"]*$/);
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test.each([
    ["", 0],
    ["  ", 2],
    ["nope", 0],
    ['{"a":NaN}', 5],
    ['{"a":-Infinity}', 5],
    ['{"a":1,}', 7],
    ['{"a":[1,]}', 8],
    ['{"a":1}{}', 7],
    ["/* c */{}", 0],
    ['{"a":01}', 6],
    ['{"a":tru', 8],
    ['{"a":trux}', 5],
    ['{"a":"\\u12', 10],
    ['{"a":"\\x"}', 6],
    ["[1}", 2],
    ["{a:1}", 1],
  ])("%j fails at %d", (text, at) => expect(findJsonFault(text)).toBe(at));

  test("a million open brackets are no trouble", () => {
    expect(findJsonFault("[".repeat(1_000_000))).toBe(1_000_000);
  });
});
