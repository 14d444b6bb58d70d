import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quoteWords } from "./quotation";

const token = "wX7-pQ2kLm9/Zr4TtY";

describe("what is quoted of wolkvox's words", () => {
  test.each([
    ["PLEASE VALIDATE TOKEN", "PLEASE VALIDATE TOKEN"],
    [
      "EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)",
      "EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)",
    ],
    ["Servidor en\n mantenimiento, espere 10 minutos.", "Servidor en mantenimiento, espere 10 minutos."],
    ["POLICY 7 FORBIDS THIS", "POLICY 7 FORBIDS THIS"],
    ["", ""],
    [`token ${token} refused`, "token … refused"],
    [`token ${encodeURIComponent(token)} refused`, "token … refused"],
    [`token ${Buffer.from(token).toString("base64")} refused`, "token … refused"],
    [`token ${Buffer.from(token).toString("hex")} refused`, "token … refused"],
    [`token ${[...token].join(" ")} refused`, "token … refused"],
    [`token ${token.toLowerCase().slice(4, 12)} refused`, "token … refused"],
    [`token ${[...token].reverse().join("")} refused`, "token … refused"],
    ["Fatal error in /var/www/html/api/v2/reports_manager.php on line 120", "Fatal error in … on line 120"],
    ["at Object.load (C:\\wolkvox\\api.js:12:5)", "at …"],
    ["agent 1020304050 is blocked", "agent … is blocked"],
    ["agent 1.020.304.050 is blocked", "agent … is blocked"],
    ["agent 1 020 304 050 is blocked", "agent … is blocked"],
    ["see https://wv0010.wolkvox.com/?k=1", "see …"],
    ["user@example.com 10.0.0.7", ""],
  ])("%j becomes %j", (text, quoted) => expect(quoteWords(text, token)).toBe(quoted));

  test("is one line of at most 120 characters", () => {
    expect(quoteWords("word ".repeat(100), token)).toHaveLength(120);
  });

  test("never holds five letters or digits in a row of a token, however it is mixed in", () => {
    const letters = fc.stringMatching(/^[a-zA-Z0-9+/=_-]{12,40}$/);
    const noise = fc.constantFrom(" ", "", "-", ": ", "\n", ".");
    fc.assert(
      fc.property(letters, fc.array(fc.tuple(fc.nat(40), fc.nat(40), noise)), (secret, parts) => {
        const text = parts.map(([from, to, gap]) => `${secret.slice(from, to)}${gap}`).join("");
        const plain = (each: string) => each.toLowerCase().replace(/[^a-z0-9]/g, "");
        const quoted = plain(quoteWords(text, secret));
        for (let at = 0; at + 5 <= plain(secret).length; at += 1)
          expect(quoted).not.toContain(plain(secret).slice(at, at + 5));
      }),
    );
  });
});
