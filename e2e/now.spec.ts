import { expect } from "@playwright/test";
import { scanWidths } from "./support/axe.ts";
import { operationToday } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
import { signIn } from "./support/sign-in.ts";

type Timeline = {
  asOf: string;
  counting: string;
  looks: string[];
  states: string[];
  agents: { id: string; gains: [look: number, state: number, seconds: number][] }[];
};
type Report = { asOf: string; states: string[]; agents: { id: string; seconds: number[] }[] };

const day = operationToday();

test("who is out now, what the looks at today add up to, and the screen on the wall", async ({
  browser,
  startApp,
  startStandIn,
}) => {
  const standIn = await startStandIn();
  const app = await startApp({ WOLKVOX_REFRESH_SECONDS: "2" }, standIn);
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url), locale: "es-CO" },
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  const ask = async <Answer>(path: string): Promise<Answer> => (await context.request.get(path)).json();
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "Ahora" }).click();
  await expect(page).toHaveURL(/\/now$/);
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText(
    /^Ahora: (nadie|\d+ agentes?) en auxiliares|^Nadie terminó|terminó|terminaron/,
  );
  await expect(page.getByRole("main")).toContainText("próxima consulta");
  const chart = page.getByRole("region", { name: "Fuera a la vez" });
  await expect(chart.getByText("Lo usual de los")).toBeVisible();
  await expect(page.getByRole("region", { name: "Por hora" }).getByRole("row").first()).toContainText(
    "Fuera a la vez",
  );
  await expect(page.getByRole("region", { name: "Quiénes están en auxiliares" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    "Solo se consulta mientras alguien tiene abierto Auxboard",
  );
  await scanWidths(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  // The gains of the looks are the report's seconds, to the second.
  await expect(async () => {
    const timeline = await ask<Timeline>(`/api/report/timeline?day=${day}`);
    const report = await ask<Report>(`/api/report?from=${day}&to=${day}`);
    expect(timeline.asOf).toBe(report.asOf);
    expect(timeline.looks.length).toBeGreaterThan(2);
    for (const { id, seconds } of report.agents) {
      const gains = timeline.agents.find((agent) => agent.id === id)?.gains ?? [];
      const sums = timeline.states.map((_, place) =>
        gains.reduce((sum, [, state, gain]) => (state === place ? sum + gain : sum), 0),
      );
      expect(report.states.map((state) => sums[timeline.states.indexOf(state)] ?? 0)).toEqual(seconds);
    }
  }).toPass();
  for (const words of ["day=2026-02-30", "day=2026-01-01&day=2026-01-02", "range=today"]) {
    const refused = await context.request.get(`/api/report/timeline?${words}`);
    expect([words, refused.status()]).toEqual([words, 400]);
  }

  // wolkvox is away: the figures stay, and the page says so.
  await standIn.arm({ kind: "html-200" });
  await expect(page.getByText("wolkvox respondió algo que no se puede leer.")).toBeVisible();
  await standIn.clear();

  await page.getByRole("button", { name: "Pantalla" }).click();
  await expect(page).toHaveURL(/display=tv/);
  await expect(page.getByRole("banner")).toBeHidden();
  await page.getByRole("button", { name: "Salir del modo TV" }).click();
  await expect(page.getByRole("banner")).toBeVisible();
  await context.close();
  await Promise.all([app.stop(), standIn.stop()]);
});
