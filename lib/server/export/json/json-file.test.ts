import { expect, test } from "vitest";
import { createTask, row, writeFile } from "@/lib/server/export/export.stage";

const monday = [row("1", "Almuerzo", 3600), row("2", "Break", 600)];

test("JSON holds the same figures with the same facts", async () => {
  const task = await createTask([monday, "failed"], { format: "json", status: "partial", locale: "en" });
  const file = JSON.parse((await writeFile(task)).toString());
  expect(file).toMatchObject({
    operation: "default",
    range: { from: "2026-11-16T00:00:00", to: "2026-11-17T23:59:59", timeZone: "America/Bogota" },
    status: "partial",
    asOf: "2026-11-23T11:00:00Z",
    states: ["Almuerzo", "Break"],
    stateTotals: [3600, 600],
    total: 4200,
    agents: [
      { id: "1", name: "Agente 1", seconds: [3600, 0], total: 3600, daysWorked: 1 },
      { id: "2", name: "Agente 2", seconds: [0, 600], total: 600, daysWorked: 1 },
    ],
    byDay: {
      states: ["Almuerzo", "Break"],
      total: 4200,
      days: [
        {
          day: "2026-11-16",
          status: "final",
          agents: [
            { id: "1", seconds: [3600, 0] },
            { id: "2", total: 600 },
          ],
        },
        { day: "2026-11-17", status: "failed", agents: null },
      ],
    },
    provenance: { total: 4200 },
  });
  expect(file.facts).toContainEqual({ key: "operation", label: "Operation", text: "default" });
  expect(JSON.stringify(file)).not.toContain("1099887766");
});
