import { expect } from "@playwright/test";
import { createSupervisor } from "./people.ts";
import { cookieOf, sendRaw } from "./raw-request.ts";
import { test } from "./support/fixtures.ts";

test("the server's figures are for an administrator, and name nobody", async ({ request, app, signedIn }) => {
  const headers = { cookie: cookieOf(signedIn) };
  const answer = await sendRaw(app.url, { path: "/api/metrics", headers });
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  expect(answer.body).toMatch(/^process_resident_memory_bytes \d/m);
  expect(answer.body).toContain("# TYPE auxboard_upstream_calls_total counter");

  const { caller } = await createSupervisor(request, app.url);
  const refused = await caller.get("/api/metrics");
  expect([refused.status(), (await refused.json()).code]).toEqual([401, "unauthenticated"]);
});

test("a program reads them with the token that the installation chose", async ({ startApp }) => {
  const token = `metrics-${crypto.randomUUID()}`;
  const app = await startApp({ AUXBOARD_METRICS_TOKEN: token });
  const statusWith = async (authorization: string) =>
    (await sendRaw(app.url, { path: "/api/metrics", headers: { authorization } })).status;
  expect(await statusWith(`Bearer ${token}`)).toBe(200);
  expect(await statusWith(`Bearer ${token}x`)).toBe(401);
  expect(app.log()).not.toContain(token);
});
