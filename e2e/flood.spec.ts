import { join } from "node:path";
import { type APIRequestContext, expect, request as http } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { askJson, askReport } from "./support/report-api.ts";
import { openReport, readFoot } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";

const day = "from=2026-05-14&to=2026-05-14";

const row = (at: number, state: string) => ({
  ...{ agent_id: String(10_000 + at), agent_dni: "1099887766", agent_name: `AGENTE ${at}` },
  ...{ aux_state: state, time: "00:01:00" },
});

/** How long the server's simplest answer takes at most while other work goes on, in milliseconds. */
async function watchHealth<Result>(caller: APIRequestContext, work: Promise<Result>) {
  let [worstMs, isOver] = [0, false];
  const done = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const begun = performance.now();
    await caller.get("/api/health");
    worstMs = Math.max(worstMs, performance.now() - begun);
  }
  return { result: await done, worstMs };
}

test("20,000 agents with a state each are read, folded and exact, while others are served, and after a restart", async ({
  browser,
  folder,
  standIn,
  startApp,
}) => {
  const variables = { DATABASE_URL: `file:${join(folder, `${crypto.randomUUID()}.db`)}` };
  const app = await startApp(variables);
  const caller = await http.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
  await standIn.arm({
    kind: "rows",
    rows: Array.from({ length: 20_000 }, (_, at) => row(at, `Estado ${at}`)),
  });
  const { result: report, worstMs } = await watchHealth(caller, askReport(caller, day));
  expect(worstMs).toBeLessThan(2_000);
  const total = report.agents.reduce(
    (sum, { seconds }) => sum + seconds.reduce((all, one) => all + one, 0),
    0,
  );
  expect([total, report.agents.length]).toEqual([20_000 * 60, 20_000]);
  expect(report.states.length).toBeLessThanOrEqual(201);
  expect(report.warnings).toContainEqual({
    kind: "folded-states",
    count: 20_000 - report.states.length + 1,
    cases: [],
  });
  const days = await askJson<{ states: string[]; days: { seconds: number[] }[] }>(
    caller,
    `/api/report/days?by=day&${day}`,
  );
  expect(days.body.states).toEqual(report.states);
  expect(days.body.days[0]?.seconds.at(-1)).toBe(60 * (20_000 - report.states.length + 1));
  const file = await (await caller.get(`/api/export?format=csv&${day}`)).text();
  expect(file).toContain("otros estados");
  await app.stop();

  const again = await startApp(variables);
  const context = await browser.newContext({
    ...{ baseURL: again.url, storageState: await signIn(again.url), locale: "es-CO" },
  });
  const page = await context.newPage();
  await openReport(page, `${day}&unit=hms&q=AGENTE 777`);
  await expect(page.getByRole("region", { name: "Avisos" })).toContainText(
    "su tiempo está sumado en «otros estados»",
  );
  expect((await readFoot(page)).total).toBe("0:11:00");
  await context.close();
});
