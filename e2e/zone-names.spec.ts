import { expect } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { signIn } from "./support/sign-in.ts";

// Chromium has no Spanish name for this city, the server has.
const zone = "America/Mexico_City";

test("a zone is called what the server calls it, and nothing is drawn anew", async ({
  startApp,
  browser,
}) => {
  const app = await startApp({ WOLKVOX_TIME_ZONE: zone });
  const storageState = await signIn(app.url);
  const context = await browser.newContext({ baseURL: app.url, storageState, locale: "es-MX" });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  for (const path of [
    "/?from=2024-05-09&to=2024-05-09",
    "/agents/10001?from=2024-05-09&to=2024-05-09",
    "/settings/calls",
  ]) {
    const html = await (await page.goto(path))?.text();
    expect(html).toContain("hora de Ciudad de México");
    await page.waitForLoadState("networkidle");
    await expect(page.getByRole("main")).toContainText("hora de Ciudad de México");
  }
  expect(errors).toEqual([]);
  await context.close();
});
