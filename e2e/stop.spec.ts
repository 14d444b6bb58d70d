import { join } from "node:path";
import { type APIRequestContext, expect, request } from "@playwright/test";
import type { AppProcess } from "./support/app-process.ts";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";
import type { StandInProcess } from "./support/stand-in-process.ts";

const range = "from=2026-03-03&to=2026-03-03";

test("a server that is told to stop in mid-call finishes the call, answers who waits for it, and ends well", async ({
  standIn,
  startApp,
}) => {
  await standIn.hold({ from: "2026-03-03" });
  const app = await startApp();
  const caller = await createCaller(app);
  const answer = askReport(caller, range);
  await untilCallRuns(standIn);
  expect(await stopInMidCall(app, standIn)).toBe(0);
  expect((await answer).agents.length).toBeGreaterThan(0);
  await expectOneFinishedCall(standIn);
  await caller.dispose();
});

test("a call whose reader has left is finished too, and its answer is there after a restart", async ({
  folder,
  standIn,
  startApp,
}) => {
  await standIn.hold({ from: "2026-03-03" });
  const variables = { DATABASE_URL: `file:${join(folder, "stopped.db")}` };
  const app = await startApp(variables);
  const caller = await createCaller(app);
  const asked = caller.get(`/api/report?${range}`, { timeout: 1_000 }).catch(() => undefined);
  await untilCallRuns(standIn);
  expect(await asked).toBeUndefined();
  await caller.dispose();
  expect(await stopInMidCall(app, standIn)).toBe(0);
  await expectOneFinishedCall(standIn);

  const again = await createCaller(await startApp(variables));
  expect((await askReport(again, range)).status).toBe("complete");
  await expectOneFinishedCall(standIn);
  await again.dispose();
});

async function createCaller(app: AppProcess): Promise<APIRequestContext> {
  return request.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
}

/** Told to stop while the call is held: it says what it waits for, and ends once the call is answered. */
async function stopInMidCall(app: AppProcess, standIn: StandInProcess): Promise<number> {
  const stopped = app.stop();
  await expect.poll(() => app.log()).toContain("Finishing the running call");
  expect((await standIn.calls()).running).toBe(1);
  await standIn.release();
  return stopped;
}

async function untilCallRuns(standIn: StandInProcess): Promise<void> {
  await expect.poll(async () => (await standIn.calls()).running, { intervals: [50] }).toBe(1);
}

async function expectOneFinishedCall(standIn: StandInProcess): Promise<void> {
  const { total, running, calls } = await standIn.calls();
  expect([total, running]).toEqual([1, 0]);
  expect(calls[0]?.outcome).toBe("ok");
}
