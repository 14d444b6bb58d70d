import { expect, type Page } from "@playwright/test";
import { signedOut, test } from "./support/fixtures.ts";
import { openReport } from "./support/report-table.ts";

const backgrounds = { light: "rgb(247, 247, 245)", dark: "rgb(17, 19, 23)" };
const query = "from=2026-08-10&to=2026-08-10";

const backgroundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Cuenta de/ }).click();
  const choice = page.getByRole("group", { name: "Tema" }).getByRole("button", { name });
  await choice.click();
  await expect(choice).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
}

test("the theme follows the system until one is chosen, and the choice outlives the page", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openReport(page, query);
  expect(await backgroundOf(page)).toBe(backgrounds.light);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await backgroundOf(page)).toBe(backgrounds.dark);

  await chooseTheme(page, "Claro");
  expect(await backgroundOf(page)).toBe(backgrounds.light);
  await page.reload();
  expect(await backgroundOf(page)).toBe(backgrounds.light);

  await page.emulateMedia({ colorScheme: "light" });
  await chooseTheme(page, "Oscuro");
  expect(await backgroundOf(page)).toBe(backgrounds.dark);
  await page.reload();
  expect(await backgroundOf(page)).toBe(backgrounds.dark);

  await chooseTheme(page, "Del sistema");
  expect(await backgroundOf(page)).toBe(backgrounds.light);
});

test("whatever the screen's theme, paper is white", async ({ page, context, app }) => {
  await context.addCookies([{ name: "auxboard-theme", value: "dark", url: app.url }]);
  await openReport(page, query);
  await page.emulateMedia({ media: "print" });
  expect(await backgroundOf(page)).toBe("rgb(255, 255, 255)");
});

test.describe("without a session, and without a script", () => {
  test.use({ storageState: signedOut, javaScriptEnabled: false });

  for (const address of ["/sign-in", "/no-such-page"]) {
    test(`${address} is dark from the first byte for whom chose so`, async ({ page, context, app }) => {
      await context.addCookies([{ name: "auxboard-theme", value: "dark", url: app.url }]);
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page.locator('meta[name="color-scheme"]')).toHaveAttribute("content", "dark");
      await expect(page.locator("html")).toHaveCSS("background-color", backgrounds.dark);
    });
  }

  test("a cookie that names no theme is none", async ({ request }) => {
    const answer = await request.get("/sign-in", { headers: { cookie: 'auxboard-theme=dark"onload=x' } });
    expect(await answer.text()).toMatch(/<html (?![^>]*data-theme)/);
  });
});
