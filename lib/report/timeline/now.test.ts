import fc from "fast-check";
import { expect, test } from "vitest";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { readNow } from "./now";
import { averageOut, findPeak, listUntold, spreadGains, sumUntold } from "./slots";

const minute = 60_000;
const beginsMs = Date.parse("2026-11-27T05:00:00Z");
const at = (minutes: number) => beginsMs + minutes * minute;

function answer(
  looks: number[],
  agents: TimelineAnswer["agents"],
  counting: TimelineAnswer["counting"] = "running",
) {
  const told = looks.map((minutes) => new Date(at(minutes)).toISOString());
  return { states: ["Break", "Baño"], looks: told, agents, counting } as TimelineAnswer;
}

const ana = (gains: TimelineAnswer["agents"][number]["gains"]) => ({
  id: "1",
  name: "Ana",
  gains,
  visits: [],
});

test("who was out between the last two looks, in what most, and since when without a break", () => {
  const looks = [600, 605, 610, 615];
  const now = readNow(
    answer(looks, [
      ana([
        [1, 0, 100],
        [2, 0, 299],
        [3, 0, 300],
      ]),
      {
        ...ana([
          [3, 0, 20],
          [3, 1, 200],
        ]),
        id: "2",
      },
      { ...ana([[2, 0, 300]]), id: "3" },
      { ...ana([[3, 0, -5]]), id: "4" },
      { ...ana([[3, 0, 0]]), id: "5" },
      // As long as clocks differ by no more, and whatever else there was.
      {
        ...ana([
          [1, 0, 300],
          [2, 1, 295],
          [3, 1, 300],
          [3, 0, 2],
        ]),
        id: "6",
      },
    ]),
  );
  expect([now?.fromMs, now?.toMs]).toEqual([at(610), at(615)]);
  expect(now?.out.map(({ agent, states, sinceMs }) => [agent.id, states, sinceMs])).toEqual([
    ["1", [0], at(605)],
    ["2", [1, 0], null],
    ["6", [1, 0], at(605)],
  ]);
  expect(readNow(answer([600], [ana([[0, 0, 60]])]))).toBeNull();
});

test("where states count once they are left, nobody is known to be in one", () => {
  const now = readNow(answer([600, 605], [ana([[1, 0, 1200]])], "ended"));
  expect(now?.out.map(({ sinceMs }) => sinceMs)).toEqual([null]);
});

test("a gain lies evenly in its interval, or backwards over its own length", () => {
  const looks = [600, 610, 620].map(at);
  const rules = { looks, beginsMs, lengthMs: 5 * minute };
  const running = spreadGains([[1, 0, 300]], 1, { ...rules, counting: "running" });
  expect(running.slice(119).map(({ seconds }) => seconds[0])).toEqual([0, 150, 150, 0, 0]);
  const ended = spreadGains([[1, 0, 900]], 1, { ...rules, counting: "ended" });
  expect(ended.slice(118).map(({ seconds }) => seconds[0])).toEqual([0, 300, 300, 300, 0, 0]);
  expect(running.map(({ isUnseen }) => isUnseen).slice(118)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("nothing is lost on the way into slots, and the sum of a slot is the average of who was out", () => {
  const someGains = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: 1, max: 300 }),
    ),
  );
  fc.assert(
    fc.property(
      someGains,
      fc.constantFrom(5, 15, 60),
      fc.constantFrom("running" as const, "ended" as const),
      (gains, length, counting) => {
        const looks = [600, 607, 612, 640].map(at);
        const slots = spreadGains(gains, 2, { looks, counting, beginsMs, lengthMs: length * minute });
        const all = slots.reduce((sum, slot) => sum + averageOut(slot) * slot.told, 0);
        expect(all + sumUntold(gains, { looks, beginsMs })).toBeCloseTo(
          gains.reduce((sum, [, , seconds]) => sum + seconds, 0),
          3,
        );
      },
    ),
  );
});

test("the peak is the first slot with most agents out, and there is none where nobody was", () => {
  const looks = [600, 605, 610, 615].map(at);
  const rules = { looks, beginsMs, lengthMs: 5 * minute, counting: "running" as const };
  const slots = spreadGains(
    [
      [1, 0, 300],
      [2, 0, 300],
      [2, 1, 150],
      [3, 0, 450],
    ],
    2,
    rules,
  );
  const peak = findPeak(slots);
  expect([peak?.fromMs, peak && averageOut(peak)]).toEqual([at(605), 1.5]);
  expect(findPeak(spreadGains([[0, 0, 900]], 1, rules))).toBeNull();
});

test("looks half an hour apart tell what lies between them, and further apart they do not", () => {
  const told = (untilMinute: number) => {
    const rules = {
      looks: [600, untilMinute].map(at),
      beginsMs,
      lengthMs: 15 * minute,
      counting: "running" as const,
    };
    const gains: [number, number, number][] = [
      [1, 0, 300],
      [1, 0, -20],
    ];
    const laid = spreadGains(gains, 1, rules).reduce((sum, { seconds }) => sum + (seconds[0] ?? 0), 0);
    return [Math.round(laid), sumUntold(gains, rules), listUntold(rules).length];
  };
  // The time since midnight is always one such gap.
  expect([told(630), told(631)]).toEqual([
    [300, 0, 1],
    [0, 300, 2],
  ]);
});

test("a slot is told as far as looks are close, and whole where time is laid back over its own length", () => {
  const rules = { looks: [600, 640, 645].map(at), beginsMs, lengthMs: 15 * minute };
  const told = (counting: "running" | "ended") =>
    spreadGains([], 1, { ...rules, counting })
      .slice(40)
      .map((slot) => slot.told);
  expect(told("running")).toEqual([0, 0, 300]);
  expect(told("ended")).toEqual([900, 900, 900]);
});

test("where silence is told, a look that found nothing more hides nothing, also one that took back", () => {
  const rules = { looks: [600, 700].map(at), beginsMs, lengthMs: 50 * minute, counting: "running" as const };
  const isUnseen = (seconds: number) =>
    spreadGains([[1, 0, seconds]], 1, { ...rules, tellsSilence: true })
      .slice(12)
      .map((slot) => slot.isUnseen);
  expect([0, -5, 5].map(isUnseen)).toEqual([
    [false, false],
    [false, false],
    [true, true],
  ]);
});
