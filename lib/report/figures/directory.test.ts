import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agentKeyOf, createDirectory, formatIdentity, parseIdentity } from "./directory";

const ana = { id: "1", name: "Ana", dni: "7" };

test("an identity is read as it was written, whatever its parts hold", () => {
  const anyPart = fc.string({ unit: "binary", maxLength: 12 });
  fc.assert(
    fc.property(fc.record({ id: anyPart, name: anyPart, dni: anyPart }), (identity) => {
      expect(parseIdentity(formatIdentity(identity))).toEqual(identity);
    }),
  );
});

test("an agent is told by the id, and without one by the name, however it is composed and written", () => {
  const keyOf = (id: string, name: string) => agentKeyOf({ id, name });
  expect(keyOf("1", "Ana")).toBe(keyOf("1", "Eva"));
  expect(keyOf("", "José")).toBe(keyOf("", "JOSE\u0301"));
  expect(keyOf("", "Ana")).not.toBe(keyOf("Ana", ""));
  expect(keyOf("", "Ana")).not.toBe(keyOf("", "Eva"));
});

describe("a directory", () => {
  test("keeps every text once, in the order in which it came", () => {
    const { placeState, states } = createDirectory();
    expect(["Break", "Baño", "Break", ""].map(placeState)).toEqual([0, 1, 0, 2]);
    expect(states).toEqual(["Break", "Baño", ""]);
  });

  test("knows the agent of every identity: another name is another identity of the same agent", () => {
    const { placeIdentity, identities, agentOf, agentKeys } = createDirectory();
    const named = [ana, { ...ana, name: "Ana Peña" }, { ...ana, id: "2" }, ana];
    expect(named.map((identity) => placeIdentity(formatIdentity(identity)))).toEqual([0, 1, 2, 0]);
    expect([identities, agentOf]).toEqual([named.slice(0, 3), [0, 0, 1]]);
    expect(agentKeys).toEqual([agentKeyOf(ana), agentKeyOf({ ...ana, id: "2" })]);
  });

  test("takes memory with every new text, more for longer ones, and none for what it knows", () => {
    const { placeState, placeIdentity, bytes } = createDirectory();
    expect(bytes()).toBe(0);
    placeState("Break");
    const short = bytes();
    expect(short).toBeGreaterThanOrEqual(2 * "Break".length);
    placeState("Break");
    expect(bytes()).toBe(short);
    placeState("B".repeat(500));
    expect(bytes() - short).toBeGreaterThanOrEqual(1_000);
    const before = bytes();
    // Whole, and in its parts.
    const long = { ...ana, name: "A".repeat(500) };
    placeIdentity(formatIdentity(long));
    const first = bytes() - before;
    expect(first).toBeGreaterThanOrEqual(2_000);
    placeIdentity(formatIdentity({ ...ana, name: "Eva" }));
    expect(bytes() - before).toBeLessThan(2 * first);
  });
});
