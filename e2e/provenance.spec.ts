import { expect } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { askJson, askWhole, type Problem } from "./support/report-api.ts";
import { byTotal, totalOf } from "./support/truth.ts";

type Provenance = { total: number; windows: { from: string; seconds: number }[] };

const week = "from=2025-05-05&to=2025-05-11";

test("a figure is traced to the answers it rests on, and their parts add up to it", async ({
  request,
  standIn,
}) => {
  const [agent] = byTotal(await standIn.totals("2025-05-05T00:00:00", "2025-05-11T23:59:59"));
  if (!agent) throw new Error("the stand-in has no agents in this week");
  await askWhole(request, week);
  const { body } = await askJson<Provenance>(request, `/api/report/provenance?${week}&agent=${agent.id}`);
  expect(body.total).toBe(totalOf(agent));
  expect(body.windows).toHaveLength(7);
  expect(body.windows.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(body.total);
});

test("what was not known at a moment is no figure, and asks nothing", async ({ request, standIn }) => {
  await askWhole(request, week);
  await standIn.resetCalls();
  const early = await askJson<Problem>(request, `/api/report?${week}&known=2025-06-01`);
  expect([early.status, early.body.code]).toEqual([404, "not-found"]);
  expect((await standIn.calls()).total).toBe(0);
});
