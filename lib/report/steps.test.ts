import fc from "fast-check";
import { expect, test } from "vitest";
import { finish, mapSteps, pieceLength, sortSteps } from "./steps";

test("what is sorted piece by piece is what toSorted gives, equal items in their order", () => {
  const items = fc.array(fc.tuple(fc.nat(9), fc.nat()), { maxLength: 50 });
  fc.assert(
    fc.property(items, fc.nat(300), (few, times) => {
      const long = Array.from({ length: times }, () => few).flat();
      const compare = (a: [number, number], b: [number, number]) => a[0] - b[0];
      expect(finish(sortSteps(long, compare))).toEqual(long.toSorted(compare));
    }),
    { numRuns: 40 },
  );
});

test("runs that do not end together are merged whole", () => {
  const falling = Array.from({ length: 2.5 * pieceLength }, (_, index) => -index);
  const compare = (a: number, b: number) => a - b;
  expect(finish(sortSteps(falling, compare))).toEqual(falling.toSorted(compare));
  const rising = falling.toReversed();
  expect(finish(sortSteps(rising, compare))).toEqual(rising);
});

test("other work may run after every run that is sorted and every piece that is merged", () => {
  const steps = sortSteps(
    Array.from({ length: 2 * pieceLength }, (_, index) => -index),
    (a, b) => a - b,
  );
  let pauses = 0;
  for (let step = steps.next(); !step.done; step = steps.next()) pauses += 1;
  expect(pauses).toBe(4);
});

test("other work may run after every piece", () => {
  const steps = mapSteps(Array.from({ length: 3 * pieceLength }), (_, index) => index);
  let pauses = 0;
  for (let step = steps.next(); !step.done; step = steps.next()) pauses += 1;
  expect(pauses).toBe(3);
});
