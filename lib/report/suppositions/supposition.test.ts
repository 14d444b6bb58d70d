import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stateClasses } from "@/lib/report/states/state-shades";
import {
  addSupposition,
  formatSupposition,
  isSameSubject,
  parseSupposition,
  type Supposition,
} from "./supposition";

const anySupposition: fc.Arbitrary<Supposition> = fc.oneof(
  fc.record({
    kind: fc.constant("limit" as const),
    id: fc.constantFrom("breaks", "lunch-2", "A_1"),
    seconds: fc.integer({ min: 1, max: 86_400 }),
  }),
  fc.record({
    kind: fc.constant("class" as const),
    state: fc.string({ maxLength: 12 }).map((name) => name.normalize("NFC")),
    stateClass: fc.constantFrom(...stateClasses),
  }),
  fc.record({ kind: fc.constant("without" as const), day: fc.constantFrom("2024-02-29", "2026-11-17") }),
);

describe("a supposition", () => {
  test("is read back as it was written, whatever its state is called", () => {
    fc.assert(
      fc.property(anySupposition, (supposition) => {
        expect(parseSupposition(formatSupposition(supposition))).toEqual(supposition);
      }),
    );
    expect(parseSupposition("class:a:b:productive")).toMatchObject({ state: "a:b" });
    expect(parseSupposition("class::system")).toMatchObject({ state: "" });
  });

  test.each([
    "",
    "limit",
    "limit:breaks",
    "limit:breaks:",
    "limit:breaks:0",
    "limit:breaks:060",
    "limit:breaks:86401",
    "limit:breaks:-1",
    "limit:any:60",
    "limit::60",
    "class:Break",
    "class:Break:paid",
    "class:productive",
    "without:",
    "without:2026-02-30",
    "without:2026-11-17T08:00",
    "Limit:breaks:60",
    "toString:a:b",
    "x:class:Break:system",
    "limit:breaks:60 ",
  ])("%j is none", (text) => {
    expect(parseSupposition(text)).toBeNull();
  });

  test("has a limit of one second to one day", () => {
    const seconds = ["1", "86400", "864000"].map((text) => parseSupposition(`limit:breaks:${text}`));
    expect(seconds).toEqual([
      { kind: "limit", id: "breaks", seconds: 1 },
      { kind: "limit", id: "breaks", seconds: 86_400 },
      null,
    ]);
  });

  test("is about the same as another of its kind that names the same, and as no other", () => {
    const all: Supposition[] = [
      { kind: "limit", id: "a", seconds: 60 },
      { kind: "limit", id: "b", seconds: 60 },
      { kind: "class", state: "a", stateClass: "productive" },
      { kind: "class", state: "b", stateClass: "productive" },
      { kind: "without", day: "2026-11-17" },
      { kind: "without", day: "2026-11-18" },
    ];
    for (const one of all) expect(all.filter((other) => isSameSubject(one, other))).toEqual([one]);
    const others: Supposition[] = [
      { kind: "limit", id: "a", seconds: 90 },
      { kind: "class", state: "a", stateClass: "system" },
    ];
    expect(all.filter((one) => others.some((other) => isSameSubject(one, other)))).toEqual([all[0], all[2]]);
  });

  test("stands in the place of another about the same", () => {
    const limit = { kind: "limit", id: "breaks", seconds: 60 } as const;
    const day = { kind: "without", day: "2026-11-17" } as const;
    const longer = { ...limit, seconds: 90 };
    expect(addSupposition([limit, day], longer)).toEqual([day, longer]);
    expect(addSupposition([limit, day], { kind: "without", day: "2026-11-18" })).toHaveLength(3);
  });
});
