import { mkdirSync, renameSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, expect, request as http } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { administrator } from "./support/app-process.ts";
import { test } from "./support/fixtures.ts";
import { askJson, askReport, type ReportAnswer } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";

const closedDay = "from=2026-04-14&to=2026-04-14";

test("the database file is locked by another program, moved away, put back and emptied, and the server says so and lives on", async ({
  folder,
  startApp,
}) => {
  const [data, away] = [join(folder, "data"), join(folder, "away")];
  const path = join(data, "auxboard.db");
  mkdirSync(data);
  const app = await startApp({ DATABASE_URL: `file:${path}`, WOLKVOX_REFRESH_SECONDS: "1" });
  const reader = await http.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url), timeout: 20_000 },
    extraHTTPHeaders: { origin: app.url },
  });
  const before = await askReport(reader, closedDay);
  expect(before.agents.length).toBeGreaterThan(0);
  const today = await askReport(reader, "range=today");

  const other = new Sqlite(path);
  other.exec("BEGIN IMMEDIATE");
  const entering = signInAgain(reader);
  const held = await Promise.all([askHealth(reader), askHealth(reader), askReport(reader, closedDay)]);
  expect([held[0], held[1], held[2].agents]).toEqual([200, 200, before.agents]);
  other.exec("ROLLBACK");
  other.close();
  expect(await entering).toBe(200);

  renameSync(data, away);
  const told = () => app.log().match(/"msg":"The database file [^"]* is gone\./g)?.length;
  await expect.poll(told).toBe(1);
  expect(await askHealth(reader)).toBe(503);
  expect(await signInAgain(reader)).toBe(503);
  expect((await askReport(reader, closedDay)).agents).toEqual(before.agents);
  const headers = { prefer: "wait=30" };
  // Until the answer is a second old nothing is asked, and nothing is known to be missing.
  await expect
    .poll(async () => (await askJson<ReportAnswer>(reader, "/api/report?range=today", { headers })).body)
    .toMatchObject({
      ...{ status: "stale", asOf: today.asOf, agents: today.agents },
      problem: { code: "store-unavailable" },
    });
  const unknown = await askJson(reader, "/api/report?from=2026-04-15&to=2026-04-15", { headers });
  expect(unknown).toMatchObject({ status: 503, body: { code: "store-unavailable" } });

  expect(told()).toBe(1);
  renameSync(away, data);
  await expect.poll(() => askHealth(reader)).toBe(200);
  expect(await signInAgain(reader)).toBe(200);
  expect(app.log()).toContain("the database is well again");

  truncateSync(path);
  expect(await askHealth(reader)).toBe(503);
  expect(await askJson(reader, `/api/report?${closedDay}`)).toMatchObject({
    ...{ status: 503, body: { code: "store-unavailable" } },
  });
  const page = await reader.get(`/?${closedDay}`, { headers: { accept: "text/html" } });
  expect([page.status(), await page.text()]).toEqual([503, expect.stringContaining("necesita atención")]);
  await expect.poll(() => app.log()).toMatch(/"msg":"The database file [^"]* was overwritten/);
  await reader.dispose();
});

async function askHealth(reader: APIRequestContext): Promise<number> {
  return (await reader.get("/api/health", { timeout: 3_000 })).status();
}

async function signInAgain(reader: APIRequestContext): Promise<number> {
  return (await reader.post("/api/auth/sign-in/email", { data: administrator })).status();
}
