import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.mjs";
import { createTree, runIn } from "./temporary-tree.mjs";

const knip = join(root, "node_modules", "knip", "bin", "knip.js");
const manifest = (more) =>
  JSON.stringify({
    scripts: { build: "next build" },
    dependencies: { next: "1.0.0", zod: "1.0.0", ...more },
  });
const clean = {
  "package.json": manifest(),
  "app/page.tsx":
    'import { used } from "@/lib/report/used";\nexport default function Page() {\n  return used;\n}\n',
  "lib/report/used.ts": 'import { z } from "zod";\nexport const used = z;\n',
};

function findUnused(files) {
  const { stdout, stderr } = runIn(createTree(files), knip, ["--no-progress", "--reporter", "json"]);
  const { issues } = JSON.parse(stdout || stderr);
  const kinds = ["files", "exports", "dependencies"];
  return kinds
    .flatMap((kind) => issues.flatMap((issue) => issue[kind].map(({ name }) => `${kind} ${name}`)))
    .sort();
}

test("a tree without dead code passes", () => {
  expect(findUnused(clean)).toEqual([]);
});

test("an unused file, export and dependency fail", () => {
  const used = `${clean["lib/report/used.ts"]}export const spare = 1;\n`;
  const unused = {
    "package.json": manifest({ kysely: "1.0.0" }),
    "lib/report/used.ts": used,
    "lib/report/dead.ts": "export const dead = 1;\n",
  };
  expect(findUnused({ ...clean, ...unused })).toEqual([
    "dependencies kysely",
    "exports spare",
    "files lib/report/dead.ts",
  ]);
});
