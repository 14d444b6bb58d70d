import { expect } from "@playwright/test";
import { scanWidths } from "./support/axe.ts";
import { operationToday } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { askJson } from "./support/report-api.ts";

type Timeline = {
  looks: string[];
  states: string[];
  agents: { id: string; gains: [look: number, state: number, seconds: number][] }[];
  fill: { done: number; total: number } | null;
};

test("an administrator asks for the hours of a past day, sees them come, and what a cell rests on", async ({
  page,
  standIn,
  request,
}) => {
  const day = "2024-09-18";
  await page.goto(`/day?day=${day}`);
  const hours = page.getByRole("region", { name: "Horas de este día" });
  // The page has read the day itself.
  await expect(hours).toContainText("23 consultas, menos de un minuto.");
  await expect(page.getByRole("grid").getByRole("button")).toHaveAttribute("aria-label", /Nadie consultó/);
  await hours.getByRole("button", { name: "Cada 15 minutos" }).click();
  await expect(hours).toContainText("95 consultas");
  await hours.getByRole("button", { name: "Cada hora" }).click();
  await standIn.resetCalls();
  await standIn.change({ latencyMs: 60 });
  await hours.getByRole("button", { name: "Consultar", exact: true }).click();
  await expect(page).toHaveURL(/step=60/);
  await expect(hours.getByRole("progressbar")).toBeVisible();
  await expect(hours).toContainText(/de 23 consultas a wolkvox/);
  await expect(hours).toContainText("Ya se conocen: no falta nada por consultar.", { timeout: 30_000 });
  await expect(hours.getByRole("button", { name: "Consultar", exact: true })).toBeDisabled();
  const { total, calls } = await standIn.calls();
  expect([total, new Set(calls.map(({ to }) => to)).size]).toEqual([23, 23]);
  await standIn.change({ latencyMs: 0 });

  const { body } = await askJson<Timeline>(request, `/api/report/timeline?day=${day}`);
  expect([body.looks.length, body.fill]).toEqual([24, null]);
  const truth = await standIn.totals(`${day}T00:00:00`, `${day}T10:59:59`);
  const known = new Map(
    truth.agents.map(({ id, seconds }) => [id, Object.values(seconds).reduce((a, b) => a + b, 0)]),
  );
  for (const { id, gains } of body.agents) {
    const until = gains.filter(([look]) => look < 11).reduce((sum, [, , seconds]) => sum + seconds, 0);
    expect([id, until]).toEqual([id, known.get(id) ?? 0]);
  }

  // Pressed again, a cell leads to the two looks that it is the difference of.
  const cell = page.getByRole("grid").getByRole("button");
  await expect(cell).not.toHaveAttribute("aria-label", /Nadie consultó/);
  await cell.focus();
  for (let hour = 0; hour < 9; hour += 1) await page.keyboard.press("ArrowRight");
  await expect(cell).toHaveAttribute("aria-label", /09:00–10:00/);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("lo que creció entre las 09:00 y las 10:00");
  await expect(dialog.getByRole("row")).toHaveCount(4);
  await expect(dialog.getByRole("rowheader").nth(0)).toContainText(/:59/);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("it is stopped and goes on from what is known; only administrators may, and only of a day that is over", async ({
  page,
  app,
  standIn,
  request,
}) => {
  const day = "2024-09-19";
  await standIn.change({ latencyMs: 150 });
  await page.goto(`/day?day=${day}`);
  const hours = page.getByRole("region", { name: "Horas de este día" });
  await hours.getByRole("button", { name: "Cada media hora" }).click();
  await expect(hours).toContainText("47 consultas");
  await hours.getByRole("button", { name: "Consultar", exact: true }).click();
  await expect.poll(async () => (await standIn.calls()).total).toBeGreaterThan(4);
  const again = await postAsPage(request, app.url, "/api/report/timeline", { day, step: 900 });
  expect([again.status(), (await again.json()).code]).toEqual([409, "conflict"]);
  await hours.getByRole("button", { name: "Detener" }).click();
  await expect(hours.getByRole("button", { name: "Consultar", exact: true })).toBeEnabled();
  // The call that was under way is answered, and counts.
  await standIn.settle();
  await standIn.change({ latencyMs: 0 });
  await page.reload();
  await hours.getByRole("button", { name: "Cada media hora" }).click();
  await expect(hours).toContainText(/\d+ consultas/);
  const left = Number(/(\d+) consultas/.exec((await hours.textContent()) ?? "")?.[1]);
  expect(left).toBeGreaterThan(20);
  expect(left).toBeLessThan(45);
  await standIn.resetCalls();
  await hours.getByRole("button", { name: "Consultar", exact: true }).click();
  await expect(hours).toContainText("Ya se conocen", { timeout: 30_000 });
  expect((await standIn.calls()).total).toBe(left);

  const { caller } = await createSupervisor(request, app.url);
  const refused = await postAsPage(caller, app.url, "/api/report/timeline", {
    day: "2024-09-20",
    step: 3600,
  });
  expect([refused.status(), (await refused.json()).code]).toEqual([403, "forbidden"]);
  for (const [body, code] of [
    [{ day: operationToday(), step: 3600 }, "invalid-range"],
    [{ day, step: 60 }, "invalid-parameter"],
    [{ day: "2024-02-30", step: 3600 }, "invalid-parameter"],
    [{ operation: "nobody", day, step: 3600 }, "not-found"],
  ] as const) {
    const answer = await postAsPage(request, app.url, "/api/report/timeline", body);
    expect((await answer.json()).code, JSON.stringify(body)).toBe(code);
  }
  const none = await request.delete(`/api/report/timeline?day=${day}`, { headers: { origin: app.url } });
  expect(none.status()).toBe(404);
});

test("what it says is readable on every width", async ({ page }) => {
  await page.goto("/day?day=2024-09-24");
  await expect(page.getByRole("region", { name: "Horas de este día" })).toBeVisible();
  await scanWidths(page);
});
