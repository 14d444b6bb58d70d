import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { browserArguments, featuresOffInPlaywright } from "./browser-arguments.mjs";

const require = createRequire(import.meta.url);

/** The features in Playwright's own list, as its package holds it. */
function readPlaywrightFeatures() {
  const folder = dirname(require.resolve("playwright-core/package.json"));
  const source = readFileSync(join(folder, "lib", "coreBundle.js"), "utf8");
  const list = /^ {4}disabledFeatures = \[$(.*?)^ {4}\]/ms.exec(source)?.[1] ?? "";
  return [...list.matchAll(/^ *"(\w+)",?$/gm)].map(([, feature]) => feature);
}

test("everything that Playwright turns off in Chromium stays off beside what we turn off", () => {
  const features = readPlaywrightFeatures();
  expect(features.length).toBeGreaterThan(0);
  expect(featuresOffInPlaywright).toEqual(features);
  const chosen = browserArguments.filter((argument) => argument.startsWith("--disable-features="));
  expect(chosen).toHaveLength(1);
  expect(chosen[0]?.split("=")[1]?.split(",")).toEqual(expect.arrayContaining(features));
});
