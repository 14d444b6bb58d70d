import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.mjs";
import { calendarRooms, hostileZone } from "./test-zones.mjs";

/** What can tell the zone of its process, or of the one it is given: calendars, their formats and their packages. */
const calendar =
  /\bDate\b(?=[.(])|\bIntl\.DateTimeFormat|\btoLocale(Date|Time)String|date-fns|@internationalized\/date/;

const sources = ["app", "components", "lib"]
  .flatMap((room) => readdirSync(join(root, room), { recursive: true }).map((name) => join(room, name)))
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /[.]tsx?$/.test(path) && !/[.](test|stage)[.]tsx?$/.test(path));

test("whatever computes with a calendar is tested in UTC too", () => {
  const computing = sources.filter((path) => calendar.test(readFileSync(join(root, path), "utf8")));
  expect(computing).toContain("lib/dates/zone.ts");
  const leftOut = computing.filter((path) => !calendarRooms.some((room) => path.startsWith(room)));
  expect(leftOut).toEqual([]);
});

test("every room of the second run is there", () => {
  for (const room of calendarRooms)
    expect(
      sources.some((path) => path.startsWith(room)),
      room,
    ).toBe(true);
});

test("the zone of the first run is no neighbour of UTC", () => {
  const hoursIn = (month) =>
    new Intl.DateTimeFormat("en", { timeZone: hostileZone, hour: "numeric", hourCycle: "h23" }).format(
      Date.UTC(2026, month, 15, 12),
    );
  expect([hoursIn(0), hoursIn(6)]).toEqual(["09", "08"]);
});
