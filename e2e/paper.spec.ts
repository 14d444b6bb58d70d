import { expect } from "@playwright/test";
import { extractText } from "unpdf";
import { test } from "./support/fixtures.ts";
import { openReport } from "./support/report-table.ts";

test("the PDF has the table's heads on every page, every agent once, and the whole address of its source", async ({
  app,
  page,
  standIn,
}) => {
  await standIn.change({ agents: 90 });
  const query = "from=2023-06-15&to=2023-06-15&unit=hms";
  const truth = await standIn.totals("2023-06-15T00:00:00", "2023-06-15T23:59:59");
  await openReport(page, query);
  await page.waitForLoadState("networkidle");
  const { text } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), {
    mergePages: false,
  });
  const pages = text.map((words) => words.replace(/\s+/g, " "));
  const rowsOn = (words: string) => truth.agents.filter(({ id }) => words.includes(` ${id} `));
  const withRows = pages.filter((words) => rowsOn(words).length > 0);
  expect(withRows.length).toBeGreaterThan(2);
  for (const words of withRows) {
    expect(words).toMatch(/Agente 84 agentes Tiempo en auxiliares/);
    for (const head of ["BackOffice", "Almuerzo", "Sin código"]) expect(words).toContain(head);
  }
  expect(pages.flatMap(rowsOn)).toHaveLength(truth.agents.length);
  expect(pages.join(" ")).toContain(`${app.url}/?${query}`);
});

test("rows over time have their heads on every page too, and so has a table with differences", async ({
  page,
  request,
}) => {
  for (const query of [
    "from=2020-03-02&to=2020-05-10&by=day&unit=decimal",
    "from=2020-03-02&to=2020-05-10&by=day&compare=previous",
  ]) {
    await request.get(`/api/report/days?${query}`, { headers: { Prefer: "wait=30" } });
    await openReport(page, query);
    const { text } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), {
      mergePages: false,
    });
    const pages = text.map((words) => words.replace(/\s+/g, " "));
    const withRows = pages.filter((words) => /(Lunes|Martes|Jueves) \d+ de [a-z]+ [\d–]/.test(words));
    expect(withRows.length).toBeGreaterThan(1);
    for (const words of withRows) expect(words).toMatch(/Día 70 días/);
  }
});
