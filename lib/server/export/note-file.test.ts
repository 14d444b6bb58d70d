import { expect, test } from "vitest";
import type { DayNote } from "@/lib/report/answers/day-note";
import { tellDayNotes } from "@/lib/report/chart/picture/picture-notes";
import { createTask, row, writeFile } from "./export.stage";
import { createExportTranslator } from "./export-translator";
import { reopenCsv } from "./reopened.stage";

const note: DayNote = {
  ...{ id: "n", day: "2026-11-16", agent: null, text: "Caída de la central", leavesOut: true, version: 2 },
  ...{ by: "ana@auxboard.example", at: "2026-11-17T13:05:00Z" },
  changed: { by: "", at: "2026-11-18T03:00:00Z" },
};

test("notes go into files and pictures with who wrote them, who changed them, and when", async () => {
  const task = await createTask([[row("1", "Break", 600)]], { format: "csv" });
  const noted = { ...task, material: { ...task.material, dayNotes: [note] } };
  const [line] = reopenCsv(await writeFile(noted), ";");
  expect(JSON.stringify(line)).toContain(
    "2026-11-16, todos: Caída de la central (fuera de promedios y días trabajados) (ana@auxboard.example, 2026-11-17 08:05:00 · cambiada por cuenta eliminada, 2026-11-17 22:00:00)",
  );
  const t = createExportTranslator(task);
  const rules = { nameOf: (id: string) => id, locale: "es", timeZone: "America/Bogota" };
  expect(tellDayNotes([note], rules, t)).toEqual([
    "16 nov 2026 · Todos: Caída de la central (fuera de promedios, topes y días trabajados) · ana@auxboard.example, 17 nov 2026 · cambiada por cuenta eliminada, 17 nov 2026",
  ]);
});
