import { expect } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { createSupervisor } from "./support/people.ts";
import { cookieOf, sendRaw } from "./support/raw-request.ts";
import { askFigure, askReport, queueLength } from "./support/report-api.ts";

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

test("they tell how many calls wait for their turn, and how old the served answers were", async ({
  request,
  standIn,
}) => {
  const figureOf = (name: string) => askFigure(request, name);
  const served = "auxboard_served_answer_age_seconds_count";
  const before = await figureOf(served);
  const days = ["2023-12-04", "2023-12-05", "2023-12-06"];
  await standIn.hold({ from: "2023-12-04", to: "2023-12-06" });
  const reports = Promise.all(days.map((day) => askReport(request, `from=${day}&to=${day}`)));
  await expect.poll(() => figureOf(queueLength), { intervals: [50] }).toBe(2);
  await standIn.release();
  await reports;
  expect([await figureOf(queueLength), await figureOf(served)]).toEqual([0, before + days.length]);
});
