import { type APIRequestContext, expect, request as http } from "@playwright/test";
import { operationToday } from "./support/civil-days.ts";
import { test } from "./support/hasty-app.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { askJson, askReport } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";

const today = operationToday();
// A part of today that no other spec reads.
const window = `from=${today}T00:00:00&to=${today}T23:57:11`;

const row = (id: string, name: string, time: string) => ({
  ...{ agent_id: id, agent_dni: "1099887766", agent_name: name, aux_state: "Break", time },
});
const marta = row("7001", "MARTA RUIZ", "00:11:40");
const nuria = row("7002", "NURIA SOTO", "01:30:00");

type Noted = { notes: { kind: string; beforeSeconds: number; afterSeconds: number }[] };

async function askNewest(request: APIRequestContext) {
  return (
    await askJson<Awaited<ReturnType<typeof askReport>> & Noted>(request, `/api/report?${window}`, {
      headers: { prefer: "wait=10" },
    })
  ).body;
}

test("a running day that loses an agent keeps her figures, says so on the page, and lets go once confirmed", async ({
  page,
  request,
  standIn,
}) => {
  await standIn.arm({ kind: "rows", rows: [marta, nuria] });
  await openReport(page, window);
  await standIn.hold({ from: today, to: today });
  await expect.poll(async () => (await standIn.calls()).running).toBe(1);
  await standIn.arm({ kind: "rows", rows: [marta] });
  // The call that waits was answered before; the next one brings less, and the one that would confirm it waits.
  await standIn.hold({ from: today, to: today, through: 2 });
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText("NURIA SOTO: 1:30:00 → sin registros");
  await expect(notices).toContainText("wolkvox informa ahora menos tiempo que antes");
  await expect(page.getByRole("row", { name: /NURIA SOTO/ })).toBeVisible();
  await standIn.release();
  await expect
    .poll(async () => (await askNewest(request)).notes.map(({ kind }) => kind), { timeout: 20_000 })
    .toEqual(["shrunk"]);
  const confirmed = await askNewest(request);
  expect(confirmed.agents.map(({ name }) => name)).toEqual(["MARTA RUIZ"]);
  expect(confirmed.notes).toMatchObject([{ beforeSeconds: 6100, afterSeconds: 700 }]);
  await expect(notices).toContainText(/redujo el tiempo del día, de 1:41:40 a 0:11:40/);
  await standIn.clear();
});

test("an administrator asks any day once more, and reads what it changed; nobody else may", async ({
  browser,
  standIn,
  startApp,
}) => {
  const app = await startApp({ WOLKVOX_REFRESH_SECONDS: "1" });
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url), locale: "es-CO" },
  });
  const day = "2026-05-13";
  await standIn.arm({ kind: "rows", rows: [marta] });
  const known = await askReport(context.request, `from=${day}&to=${day}`);
  await standIn.arm({ kind: "rows", rows: [{ ...marta, time: "00:12:40" }, nuria] });

  const page = await context.newPage();
  await page.goto("/settings/calls");
  await page.getByLabel("Día", { exact: true }).fill(day);
  const form = page.getByRole("form", { name: "Volver a consultar un día" });
  // Within a second of the look before, it would be refused.
  await expect.poll(() => Date.now() - Date.parse(known.asOf ?? "")).toBeGreaterThan(2000);
  await page.getByRole("button", { name: "Volver a consultar" }).click();
  await expect(form).toContainText("wolkvox corrigió el día, de 0:11:40 a 1:42:40");
  const report = await askReport(context.request, `from=${day}&to=${day}`);
  expect(report.agents.map(({ seconds }) => seconds)).toEqual([[5400], [760]]);
  expect((await standIn.calls()).total).toBe(2);

  const { caller } = await createSupervisor(context.request, app.url);
  const refused = await postAsPage(caller, app.url, "/api/report/again", { day });
  expect([refused.status(), (await refused.json()).code]).toEqual([403, "forbidden"]);
  for (const bad of ["2026-02-30", "1999-12-31", "13/05/2026", ""]) {
    const answer = await postAsPage(context.request, app.url, "/api/report/again", { day: bad });
    expect([answer.status(), (await answer.json()).code], bad).toEqual([400, "invalid-parameter"]);
  }
  expect((await standIn.calls()).total).toBe(2);
  await context.close();
});

test("a day that is asked again twice at once costs one call", async ({ standIn, startApp }) => {
  const app = await startApp();
  const caller = await http.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
  await standIn.change({ latencyMs: 200 });
  const day = "2025-06-11";
  const answers = await Promise.all(
    [day, day].map(() => postAsPage(caller, app.url, "/api/report/again", { day })),
  );
  expect(answers.map((answer) => answer.status()).sort()).toEqual([200, 429]);
  expect((await standIn.calls()).total).toBe(1);
  await caller.dispose();
});
