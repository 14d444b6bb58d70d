import { expect, type Page } from "@playwright/test";
import { hms } from "./duration-words.ts";
import { openReport, readAllRows, readFoot, readRows } from "./report-table.ts";
import { test } from "./support/fixtures.ts";
import { byTotal } from "./truth.ts";

const query = (page: Page) => new URL(page.url()).search.slice(1);

test("every control writes the address; Back and Forward walk through what was seen", async ({
  page,
  standIn,
}) => {
  const [first] = byTotal(await standIn.totals("2026-02-02T00:00:00", "2026-02-02T23:59:59"));
  if (!first) throw new Error("the stand-in has no agents on this day");
  const range = "from=2026-02-02&to=2026-02-02";
  await openReport(page, range);
  const steps: [act: () => Promise<void>, query: string][] = [
    [() => page.getByRole("button", { name: "Horas, minutos y segundos" }).click(), `${range}&unit=hms`],
    [
      () => page.getByRole("columnheader", { name: "Agente" }).getByRole("button").click(),
      `${range}&sort=name&unit=hms`,
    ],
    [
      () =>
        page
          .getByRole("region", { name: "Estados y su" })
          .getByRole("button", { name: /^Break/ })
          .click(),
      `${range}&state=Break&sort=name&unit=hms`,
    ],
    [
      () => page.getByRole("button", { name: "Rango siguiente" }).click(),
      "from=2026-02-03&to=2026-02-03&state=Break&sort=name&unit=hms",
    ],
  ];
  const seen = [{ query: range, total: (await readFoot(page)).total }];
  for (const [act, expected] of steps) {
    const before = await readText(page);
    await act();
    await expect(page).toHaveURL((url) => url.search.slice(1) === expected);
    await expect.poll(() => readText(page)).not.toBe(before);
    await expect(page.getByRole("status").filter({ hasText: "Cargando" })).toBeHidden();
    seen.push({ query: expected, total: (await readFoot(page)).total });
  }
  for (const { query: expected, total } of [...seen].reverse().slice(1)) {
    await page.goBack();
    await expect(page).toHaveURL((url) => url.search.slice(1) === expected);
    await expect.poll(async () => (await readFoot(page)).total).toBe(total);
  }
  await page.goForward();
  expect(query(page)).toBe(steps[0]?.[1]);
  await expect.poll(async () => (await readFoot(page)).total).toBe(seen[1]?.total);

  // Typing is one step, however many letters.
  await page.getByRole("searchbox", { name: "Buscar agente" }).pressSequentially(first.id);
  await expect(page).toHaveURL((url) => url.search.slice(1) === `${range}&q=${first.id}&unit=hms`);
  await expect.poll(async () => (await readRows(page)).length).toBe(1);
  await page.goBack();
  await expect(page).toHaveURL((url) => url.search.slice(1) === range);
  await expect(page.getByRole("searchbox", { name: "Buscar agente" })).toHaveValue("");
});

test("a pasted link shows another reader, in another zone and language, the same figures", async ({
  page,
  app,
  browser,
  signedIn,
}) => {
  const link =
    "/?from=2026-02-04T06:30&to=2026-02-06T18:00&state=Almuerzo&state=Break&sort=state:Break&unit=hms";
  await page.goto(link);
  await page.getByRole("table").waitFor();
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

async function readText(page: Page): Promise<string> {
  return (await page.getByRole("table").allInnerTexts()).join();
}
