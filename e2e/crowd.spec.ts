import { expect } from "@playwright/test";
import { listBlocks, listWindows } from "./support/call-windows.ts";
import { addDays, operationToday } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
import { askReport, askWhole } from "./support/report-api.ts";
import { sum } from "./support/truth.ts";

const viewers = Array.from({ length: 200 }, (_, index) => index);

test("200 viewers of one cold range cost what one costs", async ({ request, standIn }) => {
  await standIn.change({ latencyMs: 500 });
  const query = "from=2024-08-26&to=2024-09-01";
  const reports = await Promise.all(viewers.map(() => askReport(request, query)));
  const truth = await standIn.totals("2024-08-26T00:00:00", "2024-09-01T23:59:59");
  for (const { agents } of reports) expect(sum(agents.flatMap(({ seconds }) => seconds))).toBe(truth.total);
  await askWhole(request, query);
  const calls = await standIn.calls();
  expect(listBlocks(calls)).toHaveLength(1);
  expect(calls).toMatchObject({ total: 1 + 7, maxSimultaneous: 1, overlaps: 0 });
});

test("viewers who read the same range in other orders, units and filters share its one answer", async ({
  request,
  standIn,
}) => {
  const range = "from=2026-06-29&to=2026-07-05";
  const readings = ["", "&sort=name", "&state=Break", "&q=rojas", "&unit=percent&sort=state:Break"];
  await Promise.all(
    viewers.map((index) => askReport(request, `${range}${readings[index % readings.length]}`)),
  );
  await askWhole(request, range);
  expect((await standIn.calls()).total).toBe(1 + 7);
});

test("many different ranges at once never overlap at wolkvox", async ({ request, standIn }) => {
  await standIn.change({ latencyMs: 20 });
  const days = viewers.slice(0, 40).map((index) => addDays("2022-01-10", index));
  await Promise.all(days.map((day) => askReport(request, `from=${day}&to=${day}`)));
  expect(await standIn.calls()).toMatchObject({ total: 40, maxSimultaneous: 1, overlaps: 0 });
});

test("a live range is asked once, as a block and by day, and then left alone, whoever looks", async ({
  request,
  standIn,
}) => {
  const query = `from=${addDays(operationToday(), -3)}&to=${operationToday()}`;
  for (let round = 0; round < 2; round += 1)
    await Promise.all(viewers.slice(0, 50).map(() => askReport(request, query)));
  await askWhole(request, query);
  const windows = listWindows(await standIn.calls());
  expect(new Set(windows).size).toBe(windows.length);
  await Promise.all(viewers.slice(0, 50).map(() => askReport(request, query)));
  expect((await standIn.calls()).total).toBe(windows.length);
});
