// Checks who imports whom (.dependency-cruiser.cjs), and that the check saw the code at all: with a TypeScript it
// does not know, dependency-cruiser finds no module and no fault.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const leastModules = 20;
// house.md: what no longer fits a folder is more than one room.
const mostInFolder = 30;
const sources = ["app", "components", "lib", "e2e", "scripts", "proxy.ts", "instrumentation.ts"];

const directory = process.argv[2] ?? process.cwd();
process.chdir(directory);
const { options, ...ruleSet } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
const { output } = await cruise(
  sources.filter((source) => existsSync(source)),
  { ...options, ruleSet, validate: true, baseDir: directory },
  undefined,
  { tsConfig: extractTSConfig(join(directory, "tsconfig.json")) },
);

const { violations } = output.summary;
const seen = output.modules.filter(
  ({ source }) => /[.]tsx?$/.test(source) && !source.includes("node_modules"),
).length;
for (const { rule, from, to } of violations) {
  const { comment } = ruleSet.forbidden.find(({ name }) => name === rule.name) ?? {};
  console.log(`${rule.name}: ${from}${to && to !== from ? ` -> ${to}` : ""}\n  ${comment ?? ""}`);
}
const crowded = listCrowded(output.modules.map(({ source }) => source));
for (const [folder, files] of crowded) {
  console.log(
    `crowded-folder: ${folder}\n  ${files} production files in one folder, of at most ${mostInFolder}`,
  );
}
console.log(`${seen} TypeScript modules, ${violations.length} violations`);
if (seen <= leastModules) console.log(`Too few modules were seen: more than ${leastModules} are expected.`);
process.exitCode = violations.length > 0 || crowded.length > 0 || seen <= leastModules ? 1 : 0;

/** The folders with more production files than one may have, and how many. */
function listCrowded(files) {
  const counts = new Map();
  for (const file of files) {
    if (!/^(app|components|lib)\//.test(file) || /[.](test|stage|cases|soak|setup)[.]|[.]d[.]ts$/.test(file))
      continue;
    const folder = file.slice(0, file.lastIndexOf("/"));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > mostInFolder);
}
