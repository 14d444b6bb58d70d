import { expect } from "@playwright/test";
import { problemWords } from "./support/fault-table.ts";
import { test } from "./support/hasty-app.ts";

test("a call that wolkvox never answers is given up after 65 s, in its own words", async ({ stall }) => {
  test.setTimeout(100_000);
  const { status, body, headers } = await stall.answer;
  expect([status, body.code]).toEqual([504, "upstream-timeout"]);
  expect(body.detail).toContain("65 s");
  expect(Number(headers["retry-after"])).toBeGreaterThan(0);
  expect(await stall.panel).toContain(problemWords["upstream-timeout"]);
  expect((await stall.standIn.calls()).maxSimultaneous).toBe(2);
});

test("a call that wolkvox never answers leaves the figures known before as they are", async ({ stall }) => {
  test.setTimeout(100_000);
  const { before, after } = await stall.stale;
  expect(after).toMatchObject({ status: "stale", problem: { code: "upstream-timeout" } });
  expect([after.agents, after.states, after.asOf]).toEqual([before.agents, before.states, before.asOf]);
  expect(before.agents.length).toBeGreaterThan(0);
});
