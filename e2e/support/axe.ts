import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

// Our pages have no frames of others: what is needed for these doubles the time.
const build = (page: Page) =>
  new AxeBuilder({ page }).options({ preload: false, resultTypes: ["violations"] }).setLegacyMode();

/** Expects what is shown to break no rule of axe. */
export async function scan(page: Page, what: string): Promise<void> {
  await expectNone(build(page), what);
}

/** The same in the dark as well, where only the contrasts are others. */
export async function scanBothSchemes(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectNone(build(page), `${what}, light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNone(build(page).withRules(["color-contrast"]), `${what}, dark`);
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
