import fc from "fast-check";
import { expect, test } from "vitest";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { agentKeyOf } from "@/lib/report/figures/directory";
import { createGainSum, type Gains, gainsOfLook, type Look } from "./gains";

const row = (agentId: string, state: string, seconds: number | null, agentName = ""): AuxRow => ({
  ...{ agentId, state, seconds, agentName, agentDni: "" },
});

function tell(gains: Gains) {
  return gains.looks.map((atMs, look) => {
    const { directory, identities, states, seconds } = gainsOfLook(gains, look);
    return [
      atMs,
      ...Array.from(seconds, (gain, at) => [
        agentKeyOf(directory.identities[identities[at] ?? 0] ?? { id: "", name: "" }),
        directory.states[states[at] ?? 0],
        gain,
      ]),
    ];
  });
}

function read(looks: readonly Look[], kept: Gains | null = null): Gains {
  const sum = createGainSum(kept);
  for (const look of looks) sum.add(look);
  return sum.build();
}

const look = (atMs: number, rows: AuxRow[]): Look => ({ atMs, columns: buildColumns(rows) });

test("tells what each look found more than the one before it, and what wolkvox took back", () => {
  const gains = read([
    look(1000, [row("1", "Break", 60), row("2", "Baño", 0), row("3", "Break", null)]),
    look(2000, [row("1", "Break", 60), row("1", "Baño", 5), row("2", "Baño", 0)]),
    look(3000, [row("1", "Break", 40)]),
  ]);
  expect(tell(gains)).toEqual([
    [1000, ["id:1", "Break", 60], ["id:2", "Baño", 0]],
    [2000, ["id:1", "Baño", 5]],
    [3000, ["id:1", "Break", -20], ["id:1", "Baño", -5]],
  ]);
});

test("one who is renamed in the day is one agent, under the last name", () => {
  const { columns } = read([
    look(1000, [row("1", "Break", 60, "Ana")]),
    look(2000, [row("1", "Break", 90, "Ana Ruiz")]),
  ]);
  const names = Array.from(columns.identities, (place) => columns.directory.identities[place]?.name);
  expect([names, [...columns.seconds]]).toEqual([
    ["Ana Ruiz", "Ana Ruiz"],
    [60, 30],
  ]);
});

test("a look that comes again at the same moment, or earlier, corrects the one before it", () => {
  const gains = read([
    look(1000, [row("1", "Break", 60)]),
    look(2000, [row("1", "Break", 100)]),
    look(2000, [row("1", "Break", 90)]),
    look(1500, [row("1", "Break", 95)]),
  ]);
  expect(tell(gains)).toEqual([
    [1000, ["id:1", "Break", 60]],
    [2000, ["id:1", "Break", 35]],
  ]);
});

const someRows = fc.array(
  fc
    .tuple(
      fc.constantFrom("1", "2", "", "07"),
      fc.constantFrom("Break", "break", "Baño", ""),
      fc.option(fc.integer({ min: -100, max: 100_000 })),
      fc.constantFrom("", "Ana", "Luis"),
    )
    .map(([id, state, seconds, name]) => row(id, state, seconds, name)),
  { maxLength: 12 },
);

function sumCells({ directory, identities, states, seconds }: ReturnType<typeof buildColumns>) {
  const sums: Record<string, number> = {};
  for (const [at, time] of seconds.entries()) {
    if (Number.isNaN(time)) continue;
    const key = `${agentKeyOf(directory.identities[identities[at] ?? 0] ?? { id: "", name: "" })} ${directory.states[states[at] ?? 0]}`;
    sums[key] = (sums[key] ?? 0) + time;
  }
  for (const key of Object.keys(sums)) if (sums[key] === 0) delete sums[key];
  return sums;
}

test("whatever wolkvox says, gains add up to the last look, also where they go on from kept ones", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), someRows)), fc.nat(), (said, cut) => {
      const looks = said.map(([atMs, rows]) => look(atMs, rows));
      const gains = read(looks);
      const last = looks.at(-1);
      if (last) expect(sumCells(gains.columns)).toEqual(sumCells(last.columns));
      expect(gains.looks).toEqual([...new Set(gains.looks)].sort((a, b) => a - b));
      const at = looks.length === 0 ? 0 : cut % looks.length;
      const inTwo = read(looks.slice(at), read(looks.slice(0, at)));
      expect(inTwo.looks).toEqual(gains.looks);
      for (const place of gains.looks.keys())
        expect(sumCells(gainsOfLook(inTwo, place))).toEqual(sumCells(gainsOfLook(gains, place)));
    }),
  );
});

test("looks that come afterwards, in any order, tell what they would have told in their turn", () => {
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 12 });
  fc.assert(
    fc.property(times, fc.array(someRows), fc.array(fc.nat(2)), fc.boolean(), (said, rows, turns, isKept) => {
      const looks = said.toSorted((a, b) => a - b).map((atMs, place) => look(atMs, rows[place] ?? []));
      const turnOf = (place: number) => turns[place] ?? 0;
      const sum = createGainSum(isKept ? read(looks.filter((_, place) => turnOf(place) === 0)) : null);
      if (!isKept) for (const [place, one] of looks.entries()) if (turnOf(place) === 0) sum.add(one);
      for (const turn of [2, 1]) sum.insert(looks.filter((_, place) => turnOf(place) === turn).toReversed());
      // One that is had again brings nothing.
      sum.insert(looks.filter((_, place) => turnOf(place) > 0));
      const expected = read(looks);
      const gains = sum.build();
      expect(gains.looks).toEqual(expected.looks);
      for (const place of gains.looks.keys())
        expect(sumCells(gainsOfLook(gains, place))).toEqual(sumCells(gainsOfLook(expected, place)));
      // What comes next goes on from the last one.
      const last = look(60, [row("1", "Break", 7)]);
      sum.add(last);
      expect(sumCells(sum.build().columns)).toEqual(sumCells(last.columns));
    }),
  );
});

test("a look at the moment of another corrects it, and the next one's gain with it", () => {
  const sum = createGainSum();
  for (const at of [1000, 2000, 3000]) sum.add(look(at, [row("1", "Break", at / 10)]));
  sum.insert([look(2000, [row("1", "Break", 150), row("2", "Break", 5)])]);
  expect(tell(sum.build())).toEqual([
    [1000, ["id:1", "Break", 100]],
    [2000, ["id:1", "Break", 50], ["id:2", "Break", 5]],
    [3000, ["id:1", "Break", 150], ["id:2", "Break", -5]],
  ]);
});
