import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReturnPath } from "./return-path";

const kept = [
  "/",
  "/?range=last-week",
  "/?from=2026-03-01&to=2026-03-07&unit=hms",
  "/?from=2026-03-01T08:00:00&to=2026-03-01T12:30:00",
  "/?state=Almuerzo&state=Ba%C3%B1o&q=Juan+P%C3%A9rez",
  "/?q=//x",
  "/agents/10001?range=today",
  "/agents/a%20b",
  "/settings",
  "/s/Zk3_1",
  "/signing?x=1",
];

const refused: [string, string | null | undefined][] = [
  ["nothing", undefined],
  ["null", null],
  ["an empty text", ""],
  ["a protocol-relative address", "//evil"],
  ["a protocol-relative address with a path", "//evil/a"],
  ["three slashes", "///evil"],
  ["a backslash", "/\\evil"],
  ["two backslashes", "\\\\evil"],
  ["an encoded tab", "/%09/evil"],
  ["a raw tab", "/\t/evil"],
  ["a raw line break", "/\n/evil"],
  ["an encoded line break", "/a%0d%0aSet-Cookie:x"],
  ["NUL", "/a\u0000"],
  ["an encoded slash", "/%2Fevil"],
  ["an encoded backslash", "/%5Cevil"],
  ["a scheme without slashes", "https:evil"],
  ["an absolute address", "https://evil/"],
  ["a script", "javascript:alert(1)"],
  ["a script after a space", " javascript:alert(1)"],
  ["data", "data:text/html,x"],
  ["a relative path", "agents/1"],
  ["a query alone", "?range=today"],
  ["dots that resolve to two slashes", "/.//evil"],
  ["encoded dots that resolve to two slashes", "/a/%2e%2e//evil"],
  ["a return inside the return", "/a?next=//b"],
  ["an encoded return inside the return", "/?range=today&next=%2F%2Fb"],
  ["the API", "/api/report?range=today"],
  ["the API in capitals", "/API/report"],
  ["the API through dots", "/x/../api/report"],
  ["the API, encoded", "/%61pi/report"],
  ["the sign-in page", "/sign-in"],
  ["the sign-in page with a query", "/sign-in?next=/"],
  ["a file of the framework", "/_next/static/x.js"],
  ["a percent sign that starts nothing", "/%zz"],
  ["a lone surrogate", "/\ud800"],
  ["a text beyond 4,096 characters", `/?q=${"x".repeat(4096)}`],
];

describe("parseReturnPath", () => {
  test.each(kept)("keeps %s", (path) => {
    expect(parseReturnPath(path)).toBe(path);
  });

  test.each(refused)("goes to / for %s", (_, next) => {
    expect(parseReturnPath(next)).toBe("/");
  });

  test("keeps an address of 4096 characters, and no longer one", () => {
    const path = `/${"a".repeat(4095)}`;
    expect(parseReturnPath(path)).toBe(path);
    expect(parseReturnPath(`${path}a`)).toBe("/");
  });

  test("writes raw letters the way an address does", () => {
    expect(parseReturnPath("/?q=Ñandú y")).toBe("/?q=%C3%91and%C3%BA%20y");
  });

  const nasty = fc.array(
    fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "%2f",
      "%5c",
      "%2e",
      "%09",
      "\t",
      "@",
      ":",
      "?",
      "#",
      "evil.com",
      "a",
    ),
    { maxLength: 12 },
  );
  const anyNext = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    nasty.map((parts) => `/${parts.join("")}`),
    nasty.map((parts) => parts.join("")),
  );

  test("never leaves the origin, whatever it is given", () => {
    fc.assert(
      fc.property(anyNext, (next) => {
        for (const origin of ["https://aux.example.com", "http://[::1]:3000"]) {
          const path = parseReturnPath(next);
          expect(new URL(path, origin).origin).toBe(origin);
          expect(path).toMatch(/^\/(?!\/)/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("gives back what it gave", () => {
    fc.assert(
      fc.property(anyNext, (next) => {
        const path = parseReturnPath(next);
        expect(parseReturnPath(path)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});
