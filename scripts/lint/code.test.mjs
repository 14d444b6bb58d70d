import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../root.mjs";
import { cleanCode, codeCases, exemptFileCases } from "./code.cases.mjs";
import { createTree, runIn } from "./temporary-tree.mjs";

const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");

function lint(files) {
  const directory = createTree(files);
  const { status, stdout, stderr } = runIn(directory, biome, [
    "lint",
    "--max-diagnostics=none",
    "--reporter=github",
    ".",
  ]);
  const lines = [...stdout.matchAll(/^::(?:error|warning) title=([^,]+),file=([^,]+),.*?::(.*)$/gm)];
  const fired = lines.map(([, rule, file, message]) => {
    const path = file.startsWith("/") ? relative(directory, file) : file;
    return `${path} ${rule === "plugin" ? `plugin ${message.split(":")[0]}` : rule}`;
  });
  return { status, fired: [...new Set(fired)].sort(), stderr };
}

function expectExactly(cases) {
  const { status, fired } = lint(Object.fromEntries(cases));
  expect(fired).toEqual(cases.flatMap(([file, , rules]) => rules.map((rule) => `${file} ${rule}`)).sort());
  expect(status).toBe(1);
}

describe("what code may do", () => {
  test("each file that is made for it passes, and so do tests, scripts and specs", () => {
    const { status, fired, stderr } = lint(cleanCode);
    expect(fired, stderr).toEqual([]);
    expect(status).toBe(0);
  });

  test("each deliberate violation fails by its own rule, and nothing else fails", () =>
    expectExactly(codeCases));

  test("a file that is exempt from one rule is not exempt from the others", () =>
    expectExactly(exemptFileCases));

  test("every rule that biome.json adds has its deliberate violation", () => {
    const { rules } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8")).linter;
    const groups = Object.entries(rules).filter(([, group]) => typeof group === "object");
    const names = groups.flatMap(([group, added]) =>
      Object.entries(added).flatMap(([name, level]) => (level === "off" ? [] : [`lint/${group}/${name}`])),
    );
    const proved = new Set(codeCases.flatMap(([, , fired]) => fired));
    expect(names.filter((name) => !name.endsWith("/preset") && !proved.has(name))).toEqual([]);
  });
});
