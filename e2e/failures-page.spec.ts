import { expect, type Page } from "@playwright/test";
import { hms } from "./support/duration-words.ts";
import { problemWords } from "./support/fault-table.ts";
import { test } from "./support/hasty-app.ts";
import { askReport, type ReportAnswer } from "./support/report-api.ts";
import { openReport, readFoot } from "./support/report-table.ts";
import { sum } from "./support/truth.ts";

const panelOf = (page: Page) => page.getByRole("main").getByRole("alert");

const coldFaults = [
  ["missing-token", "upstream-auth"],
  ["maintenance", "upstream-maintenance"],
  ["html-200", "upstream-malformed"],
  ["cap-exact", "upstream-truncated"],
  ["http-418", "upstream-unreachable"],
  ["simultaneous", "upstream-busy"],
] as const;

test("each failure without figures has its own words in a panel, never zeros, and mends by itself", async ({
  page,
  standIn,
}) => {
  await standIn.arm({ kind: "html-200" });
  await page.goto("/?from=2026-04-01&to=2026-04-01&unit=hms");
  for (const [kind, code] of coldFaults) {
    await standIn.arm({ kind });
    await page.getByRole("button", { name: "Rango siguiente" }).click();
    await expect(panelOf(page)).toContainText(problemWords[code] ?? code);
    await expect(panelOf(page)).toContainText("No hay cifras para mostrar");
    await expect(panelOf(page)).toContainText("Ninguna cifra guardada cubre este rango.");
    await expect(panelOf(page)).toContainText("Se vuelve a intentar");
    await expect(page.getByRole("table")).toBeHidden();
    await expect(page.getByRole("region", { name: "Resumen" })).toBeHidden();
    await expect(page.getByRole("main")).not.toContainText("Sin datos en el rango");
  }
  await panelOf(page).getByText("Detalle").click();
  await expect(panelOf(page)).toContainText("upstream-busy: Somebody else is using the token.");
  await standIn.clear();
  await page.getByRole("table").waitFor();
  await expect(panelOf(page)).toBeHidden();
  const truth = await standIn.totals("2026-04-07T00:00:00", "2026-04-07T23:59:59");
  expect((await readFoot(page)).total).toBe(hms(truth.total));
});

test("the words of a failure stay while wolkvox is asked again", async ({ page, standIn }) => {
  await standIn.arm({ kind: "html-200" });
  await page.goto("/?from=2026-04-09&to=2026-04-09");
  await expect(panelOf(page)).toContainText(problemWords["upstream-malformed"] ?? "");
  await standIn.hold({ from: "2026-04-09" });
  await expect.poll(async () => (await standIn.calls()).running).toBe(1);
  // The next but one is asked after the page has drawn what the one before said.
  for (let answer = 0; answer < 2; answer += 1) await page.waitForResponse(/\/api\/report/);
  const [words = ""] = await page.getByRole("main").allInnerTexts();
  expect(words).toContain(problemWords["upstream-malformed"]);
});

test("an app that cannot be reached is told apart from wolkvox, and the button asks again at once", async ({
  page,
}) => {
  // A browser's first page is asked for twice, the second time with its width: then the figures may be there already.
  await page.goto("/settings/calls");
  await page.route("**/api/report**", (route) => route.abort());
  await page.goto("/?from=2026-04-08&to=2026-04-08");
  await expect(panelOf(page)).toContainText("Auxboard no responde. Revise la conexión.");
  await page.unroute("**/api/report**");
  await panelOf(page).getByRole("button", { name: "Reintentar" }).click();
  await page.getByRole("table").waitFor();
});

test("a day without records says so, and is neither zeros nor a failure", async ({
  page,
  request,
  standIn,
}) => {
  const report = await askReport(request, "from=2026-04-12&to=2026-04-12");
  expect(report).toMatchObject({ status: "complete", agents: [], states: [] });
  expect(report.days).toEqual([expect.objectContaining({ day: "2026-04-12", status: "no-data" })]);
  expect((await standIn.calls()).byOutcome).toEqual({ "no-data": 1 });

  await page.goto("/?from=2026-04-12&to=2026-04-12");
  await expect(page.getByRole("heading", { name: "Sin datos en el rango" })).toBeVisible();
  await expect(page.getByText("No es un fallo: nadie estuvo en un estado auxiliar.")).toBeVisible();
  await expect(panelOf(page)).toBeHidden();
  await expect(page.getByRole("table")).toBeHidden();
  await expect(page.getByRole("region", { name: "Resumen" })).toBeHidden();
  await page.getByRole("button", { name: "Ver el período anterior" }).click();
  await expect(page).toHaveURL(/from=2026-04-11&to=2026-04-11/);
  await expect(page.getByRole("table")).toBeVisible();
});

test("a 404 in the middle of a range does not end it, and its day is named", async ({
  page,
  request,
  standIn,
}) => {
  const truth = await standIn.totals("2026-04-11T22:00:00", "2026-04-13T10:00:00");
  const query = "from=2026-04-11&to=2026-04-13&hours=08:00-12:00";
  const report = await askReport(request, query);
  expect(truth.total).toBeGreaterThan(0);
  expect(report.days.map(({ status }) => status)).toEqual(["final", "no-data", "final"]);
  expect((await standIn.calls()).byOutcome).toEqual({ ok: 2, "no-data": 1 });
  await openReport(page, query);
  await expect(page.getByText("dom 12 sin datos")).toBeVisible();
});

test("a part of a range that cannot be had is said, and the totals are not passed off as whole", async ({
  page,
  request,
  standIn,
}) => {
  await standIn.arm({ kind: "html-200", from: "2024-02-15", to: "2024-02-20" });
  const query = "from=2024-01-10&to=2024-03-03&unit=hms";
  await openReport(page, query);
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText(problemWords["upstream-malformed"] ?? "");
  await expect(notices).toContainText("del rango: los totales aún no están completos.");
  // The block fails, but its days are asked one by one: in the end those alone are missing that cannot be had.
  const known = await Promise.all([
    standIn.totals("2024-01-10T00:00:00", "2024-02-09T23:59:59"),
    standIn.totals("2024-02-21T00:00:00", "2024-03-03T23:59:59"),
  ]);
  const least = known.reduce((sum, { total }) => sum + total, 0);
  const address = query.replace("&unit=hms", "");
  await expect.poll(async () => sumOf(await askReport(request, address))).toBeGreaterThanOrEqual(least);
  const report = await askReport(request, address);
  expect(report.status).toBe("partial");
  expect(report.problem?.code).toBe("upstream-malformed");
  const failed = report.days.filter(({ status }) => status === "failed").map(({ day }) => day);
  expect(failed).toEqual(expect.arrayContaining(["2024-02-15", "2024-02-16", "2024-02-20"]));
  expect(report.days.find(({ day }) => day === "2024-02-21")?.status).toBe("final");

  await standIn.clear();
  const whole = await standIn.totals("2024-01-10T00:00:00", "2024-03-03T23:59:59");
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(whole.total));
  await expect(notices).toBeHidden();
});

function sumOf({ agents }: ReportAnswer): number {
  return sum(agents.flatMap(({ seconds }) => seconds));
}
