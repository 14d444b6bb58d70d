import { expect, test } from "vitest";
import { firstInstantOf, formatInstant } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { buildDayStrip, buildStrip, countSlots, findLooksAround, minuteMs, readCell, slotsIn } from "./strip";

type Gains = TimelineAnswer["agents"][number]["gains"];

/** A day of one agent that was looked at after so many minutes. */
function dayOf(
  minutes: readonly number[],
  gains: Gains,
  more: Partial<Pick<TimelineAnswer, "day" | "timeZone" | "counting">> = {},
) {
  const { day = "2026-11-27", timeZone = "America/Bogota", counting = "running" as const } = more;
  const beginsMs = firstInstantOf(`${day}T00:00:00`, timeZone);
  const at = (minute: number) => formatInstant(beginsMs + minute * minuteMs);
  const visits: TimelineAnswer["agents"][number]["visits"] = [
    { state: 0, atLeast: 2, seconds: 300, grade: "probable", from: at(605), to: at(635) },
  ];
  const answer = {
    ...{ day, timeZone, counting, begins: at(0), looks: minutes.map(at), states: ["Break", "Baño"] },
    agents: [{ id: "1", name: "Ana", gains, visits }],
  };
  return {
    answer,
    ana: { id: "1", name: "Ana", gains, visits },
    hourOf: (ms: number) => (ms - beginsMs) / 3_600_000,
  };
}

test("a day is drawn from the first hour that looks tell to the last one, and at least as long as an office is open", () => {
  const office = dayOf([600, 610], [[1, 0, 300]]);
  const short = buildDayStrip(office.answer, 15);
  expect([short.fromMs, short.toMs].map(office.hourOf)).toEqual([8, 18]);
  const whole = dayOf([380, 390, 1300, 1310, 1440], [[1, 0, 60]]);
  const long = buildDayStrip(whole.answer, 15);
  expect([long.fromMs, long.toMs].map(whole.hourOf)).toEqual([6, 22]);
  expect(countSlots(long)).toBe(64);
  expect(countSlots(buildDayStrip(whole.answer, 60))).toBe(16);
});

test("the page of now begins where anybody was out, and ends with the hour of the last look", () => {
  const { answer, hourOf } = dayOf([600, 610, 620], [[2, 0, 300]]);
  const strip = buildStrip(answer);
  expect([strip.fromMs, strip.toMs].map(hourOf)).toEqual([10, 11]);
  // Ana was out at ten and nobody is now: the first look tells of no time, and nobody looked for two hours.
  const long = dayOf([600, 610, 620, 760], [[1, 0, 300]]);
  const now = buildStrip(long.answer);
  expect([now.fromMs, now.toMs, now.knownMs].map(long.hourOf)).toEqual([10, 13, 760 / 60]);
  const ends = now.slots.flatMap(({ fromMs, toMs }) => [fromMs, toMs]).map(long.hourOf);
  expect([now.slots.length, Math.min(...ends), Math.max(...ends)]).toEqual([11, 10, 760 / 60]);
  const untold = now.untold.map(({ fromMs, toMs }) => [fromMs, toMs].map(long.hourOf));
  expect(untold).toEqual([[620 / 60, 760 / 60]]);
});

test("the page of now shows the last hour where nobody was out, and none that begins with the last look", () => {
  const { answer, hourOf } = dayOf([600, 610, 660], []);
  const strip = buildStrip(answer);
  expect([strip.fromMs, strip.toMs].map(hourOf)).toEqual([10, 11]);
});

test("a day is drawn from where a visit is laid back to, and no longer than looks tell anything", () => {
  const early = dayOf([430, 460, 470], [[1, 0, 6000]], { counting: "ended" });
  expect(early.hourOf(buildDayStrip(early.answer, 15).fromMs)).toBe(6);
  const { answer, ana, hourOf } = dayOf([600, 610, 1200], [[1, 0, 300]]);
  const strip = buildDayStrip(answer, 15);
  expect([strip.fromMs, strip.toMs, strip.knownMs].map(hourOf)).toEqual([8, 18, 18]);
  for (const slots of [strip.slots, slotsIn(strip, ana.gains, 2)]) {
    expect(slots).toHaveLength(40);
    expect([slots[0]?.fromMs ?? 0, slots.at(-1)?.toMs ?? 0].map(hourOf)).toEqual([8, 18]);
  }
});

test("what nobody looked at is one hatched stretch, cut to what is drawn, and holds no time", () => {
  const { answer, ana, hourOf } = dayOf(
    [600, 610, 700, 710],
    [
      [0, 0, 1000],
      [1, 0, 300],
      [2, 0, 500],
      [3, 1, 60],
    ],
  );
  const strip = buildDayStrip(answer, 15);
  expect(strip.untold.map(({ fromMs, toMs }) => [hourOf(fromMs), hourOf(toMs)])).toEqual([
    [8, 10],
    [610 / 60, 700 / 60],
  ]);
  const sums = slotsIn(strip, ana.gains, 2).map(({ seconds }) => seconds.reduce((a, b) => a + b, 0));
  expect(sums.reduce((a, b) => a + b, 0)).toBeCloseTo(360, 6);
  const placeOf = (minute: number) => (minute - 480) / 15;
  const known = [510, 600, 615, 690, 705, 720].map(
    (minute) => readCell(ana, 2, strip, placeOf(minute)).known,
  );
  expect(known).toEqual(["unseen", "partly", "unseen", "partly", "seen", "to-come"]);
  expect(readCell(ana, 2, strip, placeOf(720)).seconds).toEqual([0, 0]);
});

test("a cell names the visits that may lie in it, and no others", () => {
  const { answer, ana } = dayOf([590, 605, 620, 635, 650], [[2, 0, 300]]);
  const strip = buildDayStrip(answer, 5);
  const told = (minute: number) => readCell(ana, 2, strip, (minute - 480) / 5).visits.length;
  expect([595, 600, 605, 630, 635].map(told)).toEqual([0, 0, 1, 1, 0]);
});

test.each([
  ["2026-03-29", 23],
  ["2026-10-25", 25],
])("%s has %i hours where the clock changes, and no slot beyond them", (day, hours) => {
  const timeZone = "Europe/Madrid";
  const minutes = Array.from({ length: hours * 4 }, (_, at) => (at + 1) * 15);
  const gains: Gains = minutes.map((_, look) => [look, 0, 60]);
  const { answer, ana, hourOf } = dayOf(minutes, gains, { day, timeZone });
  const strip = buildDayStrip(answer, 60);
  expect([strip.fromMs, strip.toMs].map(hourOf)).toEqual([0, hours]);
  expect(slotsIn(strip, ana.gains, 2).map(({ seconds }) => Math.round(seconds[0] ?? 0))).toEqual(
    Array.from({ length: hours }, () => 240),
  );
});

test("looks an hour apart tell what an hour holds, and not when within it", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => 60 * (hour + 1));
  const { answer, ana } = dayOf(hours, [[9, 0, 1200]]);
  const byHour = buildDayStrip(answer, 60);
  expect(readCell(ana, 2, byHour, 9)).toMatchObject({ known: "seen", seconds: [1200, 0] });
  expect(byHour.untold).toEqual([]);
  const byQuarter = buildDayStrip(answer, 15);
  expect(readCell(ana, 2, byQuarter, 4)).toMatchObject({ known: "unseen", seconds: [0, 0] });
});

test("a cell lies between two looks, the first one after the day's begin; after the last look there are none", () => {
  const { answer } = dayOf([480, 545, 600, 1000], [[1, 0, 60]]);
  const strip = buildDayStrip(answer, 60);
  const at = (place: number) => findLooksAround(answer, strip, place);
  expect(at(1)).toEqual({ look: answer.looks[2], since: answer.looks[0] });
  expect(at(2)).toEqual({ look: answer.looks[3], since: answer.looks[2] });
  expect(at(8)).toEqual({ look: answer.looks[3], since: answer.looks[2] });
  expect(at(9)).toBeNull();
  const whole = dayOf([480, 545, 600], []);
  expect(findLooksAround(whole.answer, buildDayStrip(whole.answer, 60), 2)).toBeNull();
  const late = dayOf([600, 1000], []);
  expect(findLooksAround(late.answer, buildDayStrip(late.answer, 60), 0)).toEqual({
    ...{ look: late.answer.looks[0], since: late.answer.begins },
  });
});
