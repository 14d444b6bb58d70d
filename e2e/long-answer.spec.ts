import { expect } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";

test("an answer just below the record cap is read whole, while other requests are answered", async ({
  request,
  standIn,
}) => {
  await standIn.arm({ kind: "cap-exact", count: 59_999 });
  const report = askReport(request, "from=2023-09-05&to=2023-09-05");
  const [{ status, agents, states }, health] = await Promise.all([report, request.get("/api/health")]);
  expect([status, health.status()]).toEqual(["complete", 200]);
  expect(agents.length * states.length).toBeGreaterThan(0);
});

test("a report of 60 MB that is long only by blanks is an empty report", async ({ request, standIn }) => {
  await standIn.arm({ kind: "huge", bytes: 60 * 1024 * 1024 });
  const { status, agents } = await askReport(request, "from=2023-09-06&to=2023-09-06");
  expect([status, agents]).toEqual(["complete", []]);
});
