import { readFileSync } from "node:fs";
import { type APIRequestContext, expect, request } from "@playwright/test";
import { administrator } from "./support/app-process.ts";
import { scanWidths } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { askJson, askReport, type Problem } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";

type Entry = {
  seq: number;
  who: string | null;
  what: string;
  operation: string | null;
  detail: Record<string, unknown>;
};

type TrailAnswer = { entries: Entry[]; next: number | null };

async function loadTrail(caller: APIRequestContext, words = ""): Promise<Entry[]> {
  return (await askJson<TrailAnswer>(caller, `/api/trail?${words}`)).body.entries;
}

test("what people do is told by API, page and file: who, what, and of whom", async ({
  browser,
  startApp,
}) => {
  const app = await startApp();
  const storageState = await signIn(app.url);
  const context = await browser.newContext({ baseURL: app.url, storageState, locale: "es-CO" });
  const page = await context.newPage();
  const caller = context.request;
  const stranger = await request.newContext({ baseURL: app.url });
  const wrong = { email: "nadie@auxboard.example", password: "wrong-password" };
  await postAsPage(stranger, app.url, "/api/auth/sign-in/email", wrong);
  const made = await postAsPage(caller, app.url, "/api/teams", { name: "Norte", agents: ["10001"] });
  const { id: team } = await made.json();
  await postAsPage(caller, app.url, "/api/teams", { name: "norte", agents: ["10001"] });
  await postAsPage(caller, app.url, "/api/report/again", { day: "2026-02-11" });
  await page.goto(`/?from=2026-02-09&to=2026-02-15&team=${team}&sort=name`);
  await expect(page.locator(".bars [data-cell]").first()).toBeVisible();
  // The page's own questions, and a script that asks for the same.
  await askReport(caller, "from=2026-02-09&to=2026-02-15");
  await askReport(caller, "from=2026-02-12&to=2026-02-12");
  await askReport(caller, "from=2026-02-12&to=2026-02-12");
  expect((await caller.get("/api/export?format=csv&from=2026-02-12&to=2026-02-12")).status()).toBe(200);
  const { id: person, caller: supervisor } = await createSupervisor(caller, app.url);
  const changed = await caller.patch(`/api/people/${person}`, {
    data: { role: "viewer", scope: { operations: null, teams: [team] } },
    headers: { origin: app.url },
  });
  expect(changed.status()).toBe(200);

  const entries = await loadTrail(caller);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, place) => entries.length - place));
  const told = entries
    .toReversed()
    .map(({ who, what, detail }) => [who === null ? null : "somebody", what, detail]);
  const link = { link: `from=2026-02-09&to=2026-02-15&team=${team}` };
  const day = { link: "from=2026-02-12&to=2026-02-12" };
  expect(told).toEqual([
    [null, "set-up", { trail: "begun" }],
    [null, "set-up", { done: "first-administrator", account: administrator.email }],
    ["somebody", "sign-in", {}],
    [null, "sign-in-failed", { why: "wrong", tried: expect.any(String) }],
    ["somebody", "team", { done: "create", name: "Norte", agents: 1 }],
    ["somebody", "team", { done: "create", name: "norte", agents: 1 }],
    ["somebody", "team", expect.objectContaining({ name: "norte", refused: "invalid-parameter", entry: 6 })],
    ["somebody", "calls", { done: "again", day: "2026-02-11" }],
    ["somebody", "view", { page: "report", ...link }],
    ["somebody", "view", { page: "api", ...day }],
    ["somebody", "file", { format: "csv", ...day }],
    ["somebody", "people", expect.objectContaining({ done: "create-user", role: "supervisor" })],
    ["somebody", "sign-in", {}],
    ["somebody", "rights", expect.objectContaining({ done: "change", role: "viewer", teams: `["${team}"]` })],
  ]);

  const refused = await askJson<Problem>(supervisor, "/api/trail");
  expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
  const unknown = await askJson<Problem>(caller, "/api/trail?what=views");
  expect([unknown.status, unknown.body.code]).toEqual([400, "invalid-parameter"]);
  expect((await loadTrail(caller, "what=view&limit=1&before=10")).map(({ seq }) => seq)).toEqual([9]);

  await page.goto("/");
  await page.getByRole("link", { name: "Ajustes" }).click();
  await page.getByRole("link", { name: "Registro de actividad" }).click();
  const rows = page.getByRole("table").getByRole("row");
  const opened = rows.filter({ hasText: "abrió el informe de 9 feb 2026 a 15 feb 2026, equipo Norte" });
  await expect(opened).toContainText(administrator.email);
  const failed = rows.filter({ hasText: /creó el equipo norte/ });
  await expect(failed).toHaveCount(1);
  await expect(failed).toContainText("Fue rechazado: no se hizo.");
  await scanWidths(page);

  await page.getByLabel("Qué", { exact: true }).selectOption("Ingresos fallidos");
  await page.getByRole("button", { name: "Buscar", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText("Alguien sin cuenta no pudo entrar");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Exportar JSON" }).click(),
  ]);
  const saved = JSON.parse(readFileSync(await file.path(), "utf8"));
  expect(saved).toHaveLength(1);
  expect(saved[0]).toMatchObject({
    seq: 4,
    what: "sign-in-failed",
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await loadTrail(caller))[0]).toMatchObject({
    what: "file",
    detail: { format: "json", trail: true },
  });

  await page.getByLabel("Persona").fill("nobody-has-this-name");
  await page.getByRole("button", { name: "Buscar", exact: true }).click();
  await expect(page.getByText("Nada en el registro coincide con la búsqueda.")).toBeVisible();
  await page.route("**/api/trail**", (route) =>
    route.fulfill({ status: 503, json: { code: "store-unavailable" } }),
  );
  await page.getByLabel("Persona").fill("");
  await page.getByLabel("Qué", { exact: true }).selectOption("Todo");
  await page.getByRole("button", { name: "Buscar", exact: true }).click();
  await page.reload();
  await expect(page.getByText("La base de datos de Auxboard no responde")).toBeVisible();
  await Promise.all([context.close(), stranger.dispose(), supervisor.dispose()]);
});
