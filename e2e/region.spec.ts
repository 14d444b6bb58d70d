import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { decimalHours, type NumberStyle, share } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { openReport, readFoot } from "./support/report-table.ts";
import { byTotal, totalOf } from "./support/truth.ts";
import type { Totals } from "./wolkvox/totals.ts";

const day = "2023-06-13";
const query = `from=${day}&to=${day}`;
const truthOf = { from: `${day}T00:00:00`, to: `${day}T23:59:59` };

async function saveCsv(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Descargar" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^CSV/ }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

// Page, share in words, copied cell, file: all in one way of writing numbers.
async function expectEverywhere(page: Page, truth: Totals, style: NumberStyle): Promise<void> {
  await expect.poll(async () => (await readFoot(page)).total).toBe(decimalHours(truth.total, style));
  const decimal = style === "comma" ? "41,10" : "41.10";
  await expect(page.getByRole("button", { name: "Horas decimales" })).toHaveText(decimal);
  const exact = new RegExp(`^\\d+\\${style === "comma" ? "," : "."}\\d{2,6}$`);
  await page.locator('td[data-cell="0:total"]').focus();
  await expect
    .poll(async () => {
      await page.keyboard.press("Control+c");
      return page.evaluate(() => navigator.clipboard.readText());
    })
    .toMatch(exact);
  const [first] = byTotal(truth);
  if (!first) throw new Error("nobody worked on this day");
  await page.locator('.bars [data-cell^="0:"]').first().hover();
  const shares = Object.values(first.seconds).map((seconds) => share(seconds, totalOf(first), style));
  await expect
    .poll(async () => {
      const told = (await page.getByRole("tooltip").textContent()) ?? "";
      return shares.some((text) => told.includes(`· ${text}`));
    })
    .toBe(true);
  await page.getByRole("heading", { level: 1 }).hover();
  const separator = style === "comma" ? ";" : ",";
  expect((await saveCsv(page)).slice(1)).toMatch(new RegExp(`^"Id"${separator}"Agente"${separator}`));
}

test.describe("in a region that writes decimal points", () => {
  test.use({ locale: "es-MX" });

  test("page, copy and file follow it in Spanish; chosen by hand in the account's menu, all change", async ({
    context,
    page,
    standIn,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const faults: string[] = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    const truth = await standIn.totals(truthOf.from, truthOf.to);
    await openReport(page, `${query}&unit=decimal`);
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expectEverywhere(page, truth, "point");

    const choose = async (sample: string) => {
      await page.getByRole("button", { name: /^Cuenta/ }).click();
      const choice = page.getByRole("group", { name: "Números" }).getByRole("button", { name: sample });
      await choice.click();
      await expect(choice).toHaveAttribute("aria-pressed", "true");
      await page.keyboard.press("Escape");
    };
    await choose("1.234,5");
    await expectEverywhere(page, truth, "comma");
    await page.reload();
    await expectEverywhere(page, truth, "comma");
    await page.getByRole("group", { name: "Idioma" }).getByRole("button", { name: "en" }).click();
    await expect(page.getByRole("button", { name: "Decimal hours" })).toHaveText("41,10");
    expect(faults).toEqual([]);
  });
});

test.describe("in a region that writes decimal commas", () => {
  test.use({ locale: "en-CO" });

  test("English has them too", async ({ page }) => {
    await openReport(page, `${query}&unit=decimal`);
    await expect(page.getByRole("button", { name: "Decimal hours" })).toHaveText("41,10");
  });
});
