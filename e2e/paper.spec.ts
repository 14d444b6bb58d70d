import { expect } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { openAgent } from "./support/agent-page.ts";
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
    expect(words).toMatch(/Agente 84 agentes Tiempo auxiliar/);
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

test("an agent's month with its medians and differences stays within its paper", async ({
  page,
  request,
}) => {
  for (const words of ["from=2020-03-01&to=2020-03-31", "from=2020-02-01&to=2020-02-29"])
    await request.get(`/api/report/days?${words}`, { headers: { Prefer: "wait=30" } });
  await openAgent(page, "10001", "from=2020-03-01&to=2020-03-31&compare=previous&unit=hms");
  await page.waitForLoadState("networkidle");
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  expect(pdf.numPages).toBeGreaterThan(1);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const [, , width = 0] = sheet.view;
    const { items } = await sheet.getTextContent();
    const ends = items.flatMap((item) =>
      "str" in item && item.str.trim() !== "" ? Number(item.transform[4]) + item.width : [],
    );
    expect(Math.max(...ends), `page ${number}`).toBeLessThan(width - 20);
    expect(Math.max(...ends), `page ${number}`).toBeGreaterThan(width / 2);
  }
});
