import { expect, type Page } from "@playwright/test";
import { hm, hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { openReport, readAllRows, readFoot, readRows } from "./support/report-table.ts";
import { byTotal } from "./support/truth.ts";

type Step = { act?: () => Promise<void>; query: string; total: string; isByName?: boolean };

test("every control writes the address; Back and Forward walk through what was seen", async ({
  page,
  standIn,
}) => {
  const truth = await standIn.totals("2026-02-02T00:00:00", "2026-02-02T23:59:59");
  const next = await standIn.totals("2026-02-03T00:00:00", "2026-02-03T23:59:59");
  const range = "from=2026-02-02&to=2026-02-02";
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const sortByName = page.getByRole("columnheader", { name: "Agente" }).getByRole("button");
  const legend = page.getByRole("region", { name: "Estados y su" });
  const first: Step = { query: range, total: hm(truth.total) };
  const steps: Step[] = [
    {
      act: () => button("Horas, minutos y segundos").click(),
      query: `${range}&unit=hms`,
      total: hms(truth.total),
    },
    {
      act: () => sortByName.click(),
      query: `${range}&sort=name&unit=hms`,
      total: hms(truth.total),
      isByName: true,
    },
    {
      act: () => legend.getByRole("button", { name: /^Break/ }).click(),
      query: `${range}&state=Break&sort=name&unit=hms`,
      total: hms(truth.totals.Break ?? 0),
      isByName: true,
    },
    {
      act: () => button("Rango siguiente").click(),
      query: "from=2026-02-03&to=2026-02-03&state=Break&sort=name&unit=hms",
      total: hms(next.totals.Break ?? 0),
      isByName: true,
    },
  ];
  await openReport(page, range);
  await assertShown(page, first);
  for (const step of steps) {
    await step.act?.();
    await assertShown(page, step);
  }
  for (const step of [first, ...steps.slice(0, -1)].reverse()) {
    await page.goBack();
    await assertShown(page, step);
  }
  for (const step of steps) {
    await page.goForward();
    await assertShown(page, step);
  }
});

test("typing in the search is one step back, however many letters", async ({ page, standIn }) => {
  const range = "from=2026-02-02&to=2026-02-02";
  const [agent] = byTotal(await standIn.totals("2026-02-02T00:00:00", "2026-02-02T23:59:59"));
  if (!agent) throw new Error("the stand-in has no agents on this day");
  await openReport(page, range);
  await page.getByRole("button", { name: "Horas decimales" }).click();
  await expect(page).toHaveURL((url) => url.search.slice(1) === `${range}&unit=decimal`);
  const search = page.getByRole("searchbox", { name: "Buscar agente" });
  await search.pressSequentially(agent.id);
  await expect(page).toHaveURL((url) => url.search.slice(1) === `${range}&q=${agent.id}&unit=decimal`);
  await expect.poll(async () => (await readRows(page)).length).toBe(1);
  await page.goBack();
  await expect(page).toHaveURL((url) => url.search.slice(1) === `${range}&unit=decimal`);
  await expect(search).toHaveValue("");
});

test("a pasted link shows another reader, in another zone and language, the same figures", async ({
  page,
  app,
  browser,
  signedIn,
}) => {
  const link =
    "/?from=2026-02-04T06:30&to=2026-02-06T18:00&state=Almuerzo&state=Break&sort=state:Break&unit=hms";
  await openReport(page, link.slice(2));
  const rows = await readAllRows(page);

  const other = await browser.newContext({
    baseURL: app.url,
    storageState: signedIn,
    locale: "en-US",
    timezoneId: "Pacific/Auckland",
  });
  const pasted = await other.newPage();
  await pasted.goto(link);
  await pasted.getByRole("table").waitFor();
  await expect(pasted.getByRole("main").getByRole("paragraph").first()).toContainText(
    "Wednesday 4 February 2026, 06:30 to Friday 6 February 2026, 18:00",
    { ignoreCase: true },
  );
  expect(await readAllRows(pasted)).toEqual(rows);
  await other.close();
});

test("`agent` in a link shows those agents alone", async ({ page, standIn }) => {
  const agents = byTotal(await standIn.totals("2026-02-05T00:00:00", "2026-02-05T23:59:59")).slice(3, 5);
  await openReport(
    page,
    `from=2026-02-05&to=2026-02-05&unit=hms&${agents.map(({ id }) => `agent=${id}`).join("&")}`,
  );
  expect((await readRows(page)).map(({ id }) => id)).toEqual(agents.map(({ id }) => id));
  const seconds = agents.flatMap((agent) => Object.values(agent.seconds)).reduce((a, b) => a + b, 0);
  expect((await readFoot(page)).total).toBe(hms(seconds));
});

async function assertShown(page: Page, { query, total, isByName = false }: Step): Promise<void> {
  await expect(page).toHaveURL((url) => url.search.slice(1) === query);
  await expect.poll(async () => (await readFoot(page)).total, { message: query }).toBe(total);
  await expect(page.getByRole("columnheader", { name: "Agente" })).toHaveAttribute(
    "aria-sort",
    isByName ? "ascending" : "none",
  );
}
