import { expect, test } from "vitest";
import { nameSource, normalizeSource } from "./source-name";

test("a source is called by its server, and by its address where it has none", () => {
  expect(nameSource({ server: "0010", baseUrl: "https://wv0010.wolkvox.com" })).toBe("0010");
  expect(nameSource({ server: undefined, baseUrl: "https://WV0010.wolkvox.com:443//" })).toBe(
    "https://wv0010.wolkvox.com",
  );
});

test("addresses are the same without a slash at their end, and a name without blanks around it", () => {
  expect(normalizeSource("http://127.0.0.1:8080/api/")).toBe("http://127.0.0.1:8080/api");
  expect(normalizeSource(" 0010 ")).toBe("0010");
});
