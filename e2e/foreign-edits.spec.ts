import { expect, type Page } from "@playwright/test";
import { hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { openReport, readRows } from "./support/report-table.ts";
import { totalOf } from "./support/truth.ts";

const day = "from=2026-01-14&to=2026-01-14&unit=hms";
const dayBefore = "from=2026-01-13&to=2026-01-13&unit=hms";
const search = (page: Page) => page.getByRole("searchbox", { name: "Buscar agente" });

for (const way of [
  "in their place",
  "beside them, and then takes them away",
  "as marks around numbers",
] as const)
  test(`texts that are replaced ${way} stay fresh, and nothing breaks`, async ({
    page,
    request,
    standIn,
  }) => {
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    const [now, before] = [
      await standIn.totals("2026-01-14T00:00:00", "2026-01-14T23:59:59"),
      await standIn.totals("2026-01-13T00:00:00", "2026-01-13T23:59:59"),
    ];
    await askReport(request, dayBefore);
    await openReport(page, day);
    await page.evaluate(editEverything, way);
    await expect(page.locator("font").first()).toBeAttached();

    await page.getByRole("columnheader", { name: "Agente" }).getByRole("button").click();
    await expect(page).toHaveURL(/sort=name/);
    await expectRows(page, now.agents);

    await page.getByRole("button", { name: /Rango anterior/ }).click();
    await expect(page).toHaveURL(/from=2026-01-13/);
    await expect(page.getByRole("main")).toContainText("13 de enero");
    await expect(page.getByRole("main")).not.toContainText("14 de enero");
    await expectRows(page, before.agents);
    await expect(page.getByRole("row", { name: /^Total/ })).toContainText(hms(before.total));

    await search(page).fill("zzzz");
    await expect(page.getByRole("table")).toHaveCount(0);
    await search(page).fill("");
    await expectRows(page, before.agents);
    expect(errors).toEqual([]);
  });

type Agents = Awaited<ReturnType<Parameters<Parameters<typeof test>[2]>[0]["standIn"]["totals"]>>["agents"];

async function expectRows(page: Page, agents: Agents): Promise<void> {
  const byName = agents.toSorted((a, b) => a.name.localeCompare(b.name, "es") || a.id.localeCompare(b.id));
  const expected = byName.slice(0, 5).map((agent) => [agent.id, hms(totalOf(agent))]);
  await expect
    .poll(async () => (await readRows(page)).slice(0, 5).map(({ id, total }) => [id, total]))
    .toEqual(expected);
}

// As a translation does it, or an extension that marks numbers: every text that there is and every one that comes.
function editEverything(way: string): void {
  const wrap = (text: Text) => {
    if (!text.data.trim() || text.parentElement?.closest("font, script, style")) return;
    if (way === "as marks around numbers" && !/\d/.test(text.data)) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data;
    outer.append(inner);
    if (way.startsWith("beside")) {
      text.parentNode?.insertBefore(outer, text);
      text.remove();
    } else text.replaceWith(outer);
  };
  const wrapAll = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text) found.push(node);
    if (root instanceof Text) found.push(root);
    for (const text of found) wrap(text);
  };
  wrapAll(document.body);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) wrapAll(node);
  }).observe(document.body, { childList: true, subtree: true });
}
