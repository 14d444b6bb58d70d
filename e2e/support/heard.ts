import { expect, type Locator } from "@playwright/test";

/** An element that React answers for: what is clicked or pressed before is not always heard. */
export async function waitUntilHeard(element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps"))))
    .toBe(true);
}
