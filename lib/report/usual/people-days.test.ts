import { expect, test } from "vitest";
import type { Gain } from "@/lib/report/timeline/visits";
import { foretellPeople, packPeople } from "./people-days";

const states = ["Almuerzo", "Break"];
const breaks = new Set(["Break"]);

/** What looks found of people, each by gains of lunch and of breaks; looks at these seconds of a day that begins at 0. */
function dayOf(people: Record<string, { lunch?: Gain[]; breaks?: Gain[] }>, looks = [100, 200, 300]) {
  const agents = Object.entries(people).map(([key, { lunch = [], breaks = [] }]) => ({
    ...{ id: key, name: key, key },
    states: new Map([
      [0, lunch],
      [1, breaks],
    ]),
  }));
  return packPeople({ looks: looks.map((second) => second * 1000), beginsMs: 0, states, agents });
}

// Half of what the second look found lies after this moment.
const like = (people: ReturnType<typeof dayOf>, atMs = 150_000) => ({ people, atMs, isLeftOut: () => false });

/** A day on which each of these had so much of a break after the moment. */
const restsOf = (rests: Record<string, number>) =>
  like(dayOf(Object.fromEntries(Object.entries(rests).map(([key, rest]) => [key, { breaks: [[2, rest]] }]))));

test("a person's end is what they have now, and what came after the time on their own days", () => {
  const days = [25, 35, 45].map((later) =>
    like(
      dayOf({
        ana: {
          lunch: [
            [1, 1000],
            [2, 1000],
          ],
          breaks: [
            [0, 50],
            [1, 20],
            [2, later],
          ],
        },
        luis: { breaks: [[2, 5]] },
      }),
    ),
  );
  const today = dayOf({
    ana: {
      lunch: [[0, 500]],
      breaks: [
        [0, 60],
        [1, 40],
      ],
    },
  });
  const { ends, hits } = foretellPeople(today, days, ["ana", "luis"], breaks);
  // After the time came 35, 45 and 55, which lie ten apart on average.
  expect(ends.get("ana")).toEqual({ from: 125, to: 165, basis: "own" });
  expect(ends.get("luis")).toEqual({ from: 5, to: 5, basis: "own" });
  expect(hits).toEqual({ right: 6, of: 6 });
});

test("a day on which looks do not tell what came after the time is none of theirs who were out around it", () => {
  const told = [10, 20, 30].map((rest) => restsOf({ ana: rest, eva: rest }));
  // Nobody looked between ten minutes and two and a half hours.
  const far = like(
    dayOf(
      {
        ana: { breaks: [[1, 900]] },
        luis: {
          breaks: [
            [0, 5],
            [2, 40],
          ],
        },
      },
      [600, 9000, 9300],
    ),
    1_000_000,
  );
  const days = [...told, far, restsOf({ luis: 40 }), restsOf({ luis: 40 })];
  const { ends } = foretellPeople(dayOf({}), days, ["ana", "luis", "eva"], breaks);
  expect(ends.get("ana")).toEqual(ends.get("eva"));
  expect(ends.get("ana")).toEqual({ from: 0, to: 40, basis: "own" });
  expect(ends.get("luis")).toEqual({ from: 40, to: 40, basis: "own" });
});

test("whom looks told nothing of on a day was not there on it", () => {
  const days = [10, 20, 30].map((rest) => like(dayOf({ ana: { breaks: [[2, rest]] }, luis: {} })));
  const { ends } = foretellPeople(dayOf({}), days, ["luis"], breaks);
  expect(ends.get("luis")?.basis).toBe("team");
});

test("who has too few days is told from everybody's, without the lowest and the highest twentieth", () => {
  // Tens from 10 to 210 on three days, in no order.
  const tens = Array.from({ length: 21 }, (_, at) => 10 * (((at * 8) % 21) + 1));
  const days = [0, 1, 2].map((day) =>
    restsOf(Object.fromEntries(tens.slice(7 * day, 7 * day + 7).map((rest, at) => [`${day} ${at}`, rest]))),
  );
  const today = dayOf({ new: { breaks: [[0, 7]] } });
  const { ends } = foretellPeople(today, days, ["new", "away"], breaks);
  expect(ends.get("new")).toEqual({ from: 27, to: 207, basis: "team" });
  expect(ends.get("away")).toEqual({ from: 20, to: 200, basis: "team" });
  const takenBack = [-300, -200, -100].map((rest, at) => restsOf({ [at]: rest }));
  expect(foretellPeople(today, takenBack, ["new"], breaks).ends.get("new")).toMatchObject({ from: 7, to: 7 });
});

test("of fewer than three numbers nothing is told", () => {
  const { ends, hits } = foretellPeople(dayOf({}), [restsOf({ a: 10, b: 20 })], ["a", "new"], breaks);
  expect([ends.size, hits]).toEqual([0, { right: 0, of: 0 }]);
});

test.each([
  ["a day of one's own is told from the others alone", 70, 10, { right: 1, of: 2 }],
  ["nothing came on the others, and something on one's own", 70, 0, { right: 1, of: 2 }],
  ["nothing ever came", 0, 0, { right: 0, of: 0 }],
])("where %s, hits are counted by it", (_, first, others, hits) => {
  const four = (name: string, rest: number) =>
    restsOf(Object.fromEntries([1, 2, 3, 4].map((at) => [`${name}${at}`, rest])));
  const days = [four("q", first), four("r", others), four("s", others)];
  expect(foretellPeople(dayOf({}), days, ["q1", "r1"], breaks).hits).toEqual(hits);
});
