import { expect, test } from "vitest";
import { parseVersion } from "./parse-version";

const ask = (words: string) => parseVersion(new Request(`http://localhost/api/settings?${words}`), "version");

test("a version is a whole number that a database can hold, named once", () => {
  expect(ask("")).toBeNull();
  expect(ask("version=3")).toBe(3);
  expect(ask("version=2147483647")).toBe(2147483647);
  for (const words of [
    ...["version=", "version=0", "version=-1", "version=1.5", "version=x", "version=2147483648"],
    "version=1&version=2",
  ])
    expect(() => ask(words)).toThrow("version: must be one whole number from 1.");
});
