import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.mjs";
import { serverOptions } from "./server-options.mjs";

test("the image starts the server with the options of `npm start`", () => {
  const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");
  const [, command = "[]"] = dockerfile.match(/^CMD (\[.*start\.mjs"\])$/m) ?? [];
  expect(serverOptions).not.toEqual([]);
  expect(JSON.parse(command)).toEqual(["node", ...serverOptions, "scripts/start.mjs"]);
});
