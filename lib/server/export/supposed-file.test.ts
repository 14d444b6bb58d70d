import { expect, test } from "vitest";
import type { ToldSupposition } from "@/lib/report/suppositions/supposition";
import { createTask, row, writeFile } from "./export.stage";
import { nameExport } from "./export-name";
import { reopenCsv, reopenWorkbook, texts } from "./reopened.stage";

const monday = [row("1", "Break", 600)];
const suppositions: ToldSupposition[] = [
  { kind: "limit", id: "breaks", seconds: 2700, word: "limit:breaks:2700", name: "Pausas", was: 1800 },
  {
    kind: "class",
    state: "Break",
    stateClass: "productive",
    word: "class:Break:productive",
    was: "personal",
  },
  { kind: "without", day: "2026-11-16", word: "without:2026-11-16" },
];
const words =
  "Pausas hasta 45m al día (la regla es 30m) · Break es Productivo (la regla: Personal) · el 16 nov 2026 queda fuera de promedios, topes y días trabajados. No son la configuración.";

async function taskOf(options: Parameters<typeof createTask>[1] = {}) {
  const task = await createTask([monday], options);
  return { ...task, material: { ...task.material, suppositions, unknownSuppositions: ["limit:x:60"] } };
}

test("every file says what it supposes, in words and in its name", async () => {
  const csv = await taskOf({ format: "csv" });
  const [line] = reopenCsv(await writeFile(csv), ";");
  expect(line?.Supuestos).toBe(`${words} no se pudo suponer: limit:x:60`);
  expect(nameExport(csv)).toContain("_suponiendo");
  const { rows } = await reopenWorkbook(await taskOf());
  expect(rows("Resumen").map((cells) => texts(cells)[0])).toContain("Supuestos");
  const json = JSON.parse((await writeFile(await taskOf({ format: "json", locale: "en" }))).toString());
  expect(json.suppositions).toEqual(suppositions);
  expect(json.facts.find(({ key }: { key: string }) => key === "suppose").text).toMatch(
    /^Pausas up to 45m a day \(the rule is 30m\)/,
  );
  const material = { ...csv.material, unknownOver: "nothing" };
  expect(JSON.stringify(reopenCsv(await writeFile({ ...csv, material }), ";")[0])).toContain(
    "«nothing» no es un tope de este rango: están todos",
  );
  const plain = await createTask([monday], { format: "csv" });
  expect(reopenCsv(await writeFile(plain), ";")[0]).not.toHaveProperty("Supuestos");
  expect(nameExport(plain)).not.toContain("suponiendo");
});
