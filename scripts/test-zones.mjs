/**
 * The process's zone while all unit tests run: neither UTC, nor the zone of most operations in them, nor on their side of
 * any change of clocks. What reads the zone of its process gives other figures there.
 */
export const hostileZone = "America/Santiago";

/**
 * Where calendars are computed and their words are read. Only there can a mistake hide in that zone and show in UTC, as an
 * offset of zero that is taken for none: their tests run a second time, in UTC. test-zones.test.mjs keeps this list whole.
 */
export const calendarRooms = [
  "lib/dates/",
  "lib/search/",
  "lib/report/answers/",
  "lib/report/comparison/",
  "lib/messages/",
  "lib/browser/",
  "components/",
  "app/",
  "lib/server/wolkvox/http-date",
];
