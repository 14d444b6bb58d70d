import fc from "fast-check";
import { expect, test } from "vitest";
import { sayEnds } from "./round-range";

test("the ends of a range are rounded outwards, by hours where it is long", () => {
  expect(sayEnds({ from: 52 * 60 + 10, to: 68 * 60 - 5 })).toEqual({ from: "52m", to: "1h\u202f08m" });
  expect(sayEnds({ from: 302_500, to: 349_000 })).toEqual({ from: "84h", to: "97h" });
  expect(sayEnds({ from: 35_000, to: 36_000 })).toEqual({ from: "9h", to: "10h" });
  expect(sayEnds({ from: 7_000, to: 7_200 }).from).toBe("1h\u202f55m");
  expect(sayEnds({ from: 7_000, to: 8_000 })).toEqual({ from: "1h\u202f55m", to: "2h\u202f15m" });
});

test("a range that is one moment is still none, and nothing is written as no time", () => {
  expect(sayEnds({ from: 3420, to: 3420 })).toEqual({ from: "57m", to: "58m" });
  expect(sayEnds({ from: 0, to: 0 })).toEqual({ from: "0", to: "1m" });
  fc.assert(
    fc.property(fc.nat(2_000_000), fc.nat(200_000), (from, length) => {
      const said = sayEnds({ from, to: from + length });
      expect(said.from).not.toBe(said.to);
    }),
  );
});
