import { type APIRequestContext, expect } from "@playwright/test";
import { addDays, operationToday } from "./support/civil-days.ts";
import { changeHms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { reopenCsv, reopenWorkbook, secondsOf } from "./support/reopened.ts";
import { askJson, askWhole, type Problem } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { totalOf } from "./support/truth.ts";

const now = ["2023-10-11T00:00:00", "2023-10-11T23:59:59"] as const;
const before = ["2023-10-04T00:00:00", "2023-10-04T23:59:59"] as const;
const day = "from=2023-10-11&to=2023-10-11";

async function fetchExport(request: APIRequestContext, format: string, words: string) {
  const response = await request.get(`/api/export?format=${format}&${words}`);
  expect(response.status(), words).toBe(200);
  return { name: response.headers()["content-disposition"], body: await response.body() };
}

const records = (lines: string[][]) => {
  const [head = [], ...rows] = lines;
  return rows.map((row) => Object.fromEntries(head.map((title, place) => [title, row[place] ?? ""])));
};

test("every format holds the comparison of the page, to the second", async ({ page, request, standIn }) => {
  const [here, there] = [await standIn.totals(...now), await standIn.totals(...before)];
  const change = here.total - there.total;
  await askWhole(request, "from=2023-10-04&to=2023-10-04");
  await openReport(page, `${day}&unit=hms&compare=previous`);
  await expect(page.locator("tfoot")).toContainText(changeHms(change));
  const words = `${day}&compare=previous`;
  const csv = await fetchExport(request, "csv", words);
  expect(csv.name).toContain("auxboard_0010_2023-10-11_2023-10-11_frente-a-2023-10-04_2023-10-04.csv");
  const earlier = new Map(there.agents.map((agent) => [agent.id, totalOf(agent)]));
  for (const line of records(reopenCsv(csv.body, ";"))) {
    const own = here.agents.find(({ id }) => id === line.Id);
    const other = earlier.get(line.Id ?? "");
    expect(
      [line["Total (s)"], line["Total, otro período (s)"], line["Total, diferencia (s)"]],
      line.Id,
    ).toEqual([
      own ? String(totalOf(own)) : "",
      other === undefined ? "" : String(other),
      own && other !== undefined ? String(totalOf(own) - other) : "",
    ]);
    expect(line.Comparación).toMatch(
      /^Se compara con miércoles 4 de octubre de 2023: el mismo día de la semana/,
    );
    expect(line["Otro período: zona horaria"]).toContain("America/Bogota");
  }
  const book = reopenWorkbook((await fetchExport(request, "xlsx", words)).body);
  expect(book.names).toEqual(expect.arrayContaining(["Comparación", "Comparación por día"]));
  for (const name of ["Comparación", "Comparación por día"]) {
    const [head = [], ...rows] = book.rows(name);
    const foot = rows.at(-1) ?? [];
    const cellOf = (title: string) => foot[head.findIndex((cell) => cell?.v === title)];
    expect([secondsOf(cellOf("Total")), secondsOf(cellOf("Total, otro período"))], name).toEqual([
      here.total,
      there.total,
    ]);
    expect(Math.round(Number(cellOf("Total, diferencia (horas)")?.v) * 3600), name).toBe(change);
  }
  const json = JSON.parse((await fetchExport(request, "json", words)).body.toString());
  expect(json.comparison).toMatchObject({
    before: { total: there.total },
    difference: { total: change },
    provenance: { total: there.total },
    byDay: [{ difference: change }],
  });
});

test("a range that runs is compared up to its own figures, and the file says until when", async ({
  request,
}) => {
  const weekday = addDays(operationToday(), -7);
  const [line] = records(reopenCsv((await fetchExport(request, "csv", "compare=previous")).body, ";"));
  expect(line?.Comparación).toMatch(/, hasta las \d\d:\d\d: /);
  expect(line?.["Otro período: desde"]).toBe(`${weekday} 00:00:00`);
  const given = `compare=${weekday}..${weekday}`;
  const [whole] = records(reopenCsv((await fetchExport(request, "csv", given)).body, ";"));
  expect(whole?.["Comparación: notas"]).toContain("se compara una parte con un todo");
});

test("a period that cannot be read leaves the range's own file whole; one that cannot be is refused", async ({
  request,
  standIn,
}) => {
  const own = "from=2023-10-18&to=2023-10-18";
  await askWhole(request, own);
  await standIn.arm({ kind: "html-200", from: "2023-10-17", to: "2023-10-17" });
  const words = `${own}&compare=2023-10-17..2023-10-17`;
  const [line] = records(reopenCsv((await fetchExport(request, "csv", words)).body, ";"));
  expect(line?.["Otro período: estado"]).toContain("No se pudo leer el período con el que se compara");
  expect(Number(line?.["Total (s)"])).toBeGreaterThan(0);
  await standIn.clear();
  const refused = await askJson<Problem>(
    request,
    `/api/export?format=csv&${own}&compare=2999-01-01..2999-01-02`,
  );
  expect(refused).toMatchObject({ status: 400, body: { code: "invalid-range", detail: /^compare: / } });
});
