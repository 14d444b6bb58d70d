import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "./charset";

const utf8 = "application/json; charset=utf-8";

describe("UTF-8 is the rule", () => {
  test("every text comes back whole and without a warning, whatever label of UTF-8 it bears", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 2 }),
        fc.constantFrom("", utf8, "text/html;charset=UTF8"),
        (text, type) => {
          fc.pre(!/^.?\0|^\ufeff/.test(text));
          expect(decodeText(Buffer.from(text), type)).toEqual({ text, invalidPlaces: 0 });
        },
      ),
    );
  });

  test("a byte order mark is no part of the text and wins over the label", () => {
    const { text } = decodeText(Buffer.from("\ufeff{ñ}"), "application/json; charset=iso-8859-1");
    expect(text).toBe("{ñ}");
  });
});

describe("bytes that are not UTF-8", () => {
  test("are read as windows-1252 and counted, and leave the names around them alone", () => {
    const bytes = Buffer.concat([
      Buffer.from("Peña "),
      Buffer.from([0xd1, 0x61, 0x80]),
      Buffer.from(" José 😀"),
    ]);
    expect(decodeText(bytes, utf8)).toEqual({ text: "Peña Ña€ José 😀", invalidPlaces: 2 });
  });

  test("never become U+FFFD, and always count", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (tail) => {
        const bytes = Buffer.concat([Buffer.from("{ "), tail]);
        const isUtf8 = Buffer.from(bytes.toString("utf8")).equals(bytes);
        const { text, invalidPlaces } = decodeText(bytes, utf8);
        expect(invalidPlaces > 0).toBe(!isUtf8);
        expect(text.includes("\ufffd")).toBe(bytes.includes("\ufffd"));
      }),
    );
  });
});
