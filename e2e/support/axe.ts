import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What lies over the page: where the page itself is scanned elsewhere, a scan of this alone takes a fifth of the time. */
export const openPanel = "[popover]:popover-open";
export const openDialog = "dialog[open]";

/** Expects what is shown, or what is shown within, to break no rule of axe. */
export async function scan(page: Page, what: string, within?: string): Promise<void> {
  // A page that is left for another has none for a moment.
  await expect(page).toHaveTitle(/\S/);
  await expectNone(await build(page, within), what);
}

/** The same in the dark as well, where only the contrasts are others. */
export async function scanBothSchemes(page: Page, what: string, within?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectNone(await build(page, within), `${what}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNone((await build(page, within)).withRules(["color-contrast"]), `${what}, dark`);
}

/** Scans a page as a desk and as a phone have it, light and dark; nothing of it is wider than the view. */
export async function scanWidths(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [1440, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await scan(page, `${width} px, ${colorScheme}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}

// Our pages have no frames of others: what is needed for these doubles the time. A page that has axe needs it no second
// time: reading it takes longer than to scan a panel.
async function build(page: Page, within?: string): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => "axe" in window);
  const builder = new AxeBuilder({ page, ...(isThere && { axeSource: "void 0" }) })
    .options({ preload: false, resultTypes: ["violations"] })
    .setLegacyMode();
  return within ? builder.include(within) : builder;
}

async function expectNone(builder: AxeBuilder, what: string): Promise<void> {
  const { violations, passes, incomplete } = await builder.analyze();
  const broken = violations.map(({ id, nodes }) => [
    id,
    nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)),
  ]);
  expect(broken, what).toEqual([]);
  expect(passes.length + incomplete.length, what).toBeGreaterThan(0);
}
