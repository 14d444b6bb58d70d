import { expect, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { createTeam } from "./support/people.ts";
import { askWhole } from "./support/report-api.ts";

const range = "from=2022-05-02&to=2022-05-08";
const weekBefore = "from=2022-04-25&to=2022-05-01";
const sizes = [
  [390, 844],
  [1366, 768],
  [1440, 900],
  [1920, 1080],
] as const;

/** How slow the processor is, and how much may move then. What comes after the first picture goes unseen on a fast machine. */
const speeds = {
  desk: [{ slowness: 1, mostShift: 0.02 }],
  phone: [
    { slowness: 1, mostShift: 0.02 },
    { slowness: 4, mostShift: 0.033 },
  ],
};

// The first visit of a browser, and the next one, which knows how wide it is.
test("nothing moves while a page is drawn, at any width, the first time and the next", async ({
  app,
  page,
  context,
}) => {
  const report = await askWhole(page.request, range);
  const agent = report.agents[0]?.id ?? "";
  await page.request.get(`/api/report/days?${range}&by=day`, { headers: { prefer: "wait=30" } });
  await askWhole(page.request, weekBefore);
  // The form of keys is longer where there are teams.
  const team = await createTeam(page.request, app.url, "Mesa quieta", [agent]);
  await page.addInitScript(watchShifts);
  const devtools = await context.newCDPSession(page);
  let visits = 0;
  const moved: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const isPhone = width === 390;
    const agentPage = `/agents/${agent}?${range}`;
    const onPhone = [`/?${range}&compare=previous`, `${agentPage}&compare=previous`, "/settings/keys"];
    const paths = [
      `/?${range}`,
      `/?${range}&by=day`,
      agentPage,
      "/now",
      "/week",
      ...(isPhone ? onPhone : []),
    ];
    for (const { slowness, mostShift } of isPhone ? speeds.phone : speeds.desk) {
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
      for (const path of paths) {
        await page.context().clearCookies({ name: "auxboard-width" });
        for (const visit of ["first", "next"]) {
          visits += 1;
          await page.goto(path);
          await page
            .getByRole(path.startsWith("/settings") ? "form" : "table")
            .first()
            .waitFor();
          await page.waitForLoadState("networkidle");
          const shift = await readShift(page);
          if (shift > mostShift) moved.push(`${width}, slower by ${slowness}, ${path}, ${visit}: ${shift}`);
        }
      }
    }
  }
  await page.request.delete(`/api/teams/${team}`, { headers: { origin: app.url } });
  expect(visits).toBe(62);
  expect(moved).toEqual([]);
});

type Watched = Window & { shifted?: number };

function watchShifts(): void {
  const watched: Watched = window;
  watched.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (
        "value" in entry &&
        typeof entry.value === "number" &&
        !("hadRecentInput" in entry && entry.hadRecentInput)
      )
        watched.shifted = (watched.shifted ?? 0) + entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

function readShift(page: Page): Promise<number> {
  return page.evaluate(() => (window as Watched).shifted ?? 1);
}
