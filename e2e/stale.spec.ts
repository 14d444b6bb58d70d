import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { operationToday, operationZone } from "./support/civil-days.ts";
import { problemWords } from "./support/fault-table.ts";
import { test } from "./support/hasty-app.ts";
import { askReport, type ReportAnswer } from "./support/report-api.ts";
import { openReport, readFoot } from "./support/report-table.ts";

// A week with today in it, which has figures also on a day off.
const live = "range=last-7-days&unit=hms";
const noticesOf = (page: Page) => page.getByRole("region", { name: "Avisos" });

const faults = [
  ["missing-token", "upstream-auth"],
  ["maintenance", "upstream-maintenance"],
  ["html-200", "upstream-malformed"],
  ["http-418", "upstream-unreachable"],
  ["simultaneous", "upstream-busy"],
] as const;

test("when wolkvox fails, the old figures stay with their age and the failure's words, until it is over", async ({
  page,
  request,
  standIn,
}) => {
  await openReport(page, live);
  for (const [kind, code] of faults) {
    await standIn.arm({ kind });
    await expect(noticesOf(page)).toContainText(problemWords[code] ?? code);
    await expect(page.getByRole("table")).toBeVisible();
    await expect(page.getByRole("main").getByRole("alert")).toBeHidden();
    expect((await readFoot(page)).total).toMatch(/^\d{3,}:\d\d:\d\d$/);
    await expect.poll(() => askStale(request)).toMatchObject({ status: "stale", problem: { code } });
    const { asOf, agents } = await askStale(request);
    expect(agents.length).toBeGreaterThan(50);
    await expect(noticesOf(page)).toContainText(
      `Estos datos son de las ${clockOf(asOf)}. Se vuelve a intentar`,
    );
    await expect(page.getByRole("main")).toContainText(`datos de las ${clockOf(asOf)}, hora de Colombia`);
    await standIn.clear();
    await expect(noticesOf(page)).toBeHidden({ timeout: 15_000 });
  }
});

test("while a failed range is asked again, the notice does not call its figures incomplete", async ({
  page,
  standIn,
}) => {
  await openReport(page, live);
  await standIn.arm({ kind: "html-200" });
  await expect(noticesOf(page)).toContainText("Estos datos son de las");
  await standIn.hold({ from: operationToday() });
  // The next but one is asked after the page has drawn what the one before said.
  for (let answer = 0; answer < 2; answer += 1)
    await page.waitForResponse(
      async (response) =>
        new URL(response.url()).pathname === "/api/report" && (await response.json()).status === "stale",
    );
  const [words = ""] = await noticesOf(page).allInnerTexts();
  expect(words).toContain("Estos datos son de las");
  expect(words).not.toContain("Faltan");
});

test("an app that stops answering is told, and the figures stay", async ({ page }) => {
  await openReport(page, live);
  await page.route("**/api/report**", (route) => route.abort());
  await expect(noticesOf(page)).toContainText(/Auxboard no responde\. Estas cifras son de las \d\d:\d\d\./);
  await expect(page.getByRole("table")).toBeVisible();
  expect((await readFoot(page)).total).toMatch(/^\d{3,}:\d\d:\d\d$/);
});

function askStale(request: APIRequestContext): Promise<ReportAnswer> {
  return askReport(request, "range=last-7-days");
}

/** An instant as the operation's clock shows it. */
function clockOf(instant: string | null): string {
  return new Intl.DateTimeFormat("es", {
    timeZone: operationZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(Date.parse(instant ?? ""));
}
