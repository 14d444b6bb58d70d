import { expect, test } from "vitest";
import { rebaseList } from "./rebase-list";

type Item = { id: string; name: string };
const item = (id: string, name = id): Item => ({ id, name });
const keyOf = ({ id }: Item) => id;
const base = [item("a"), item("b"), item("c")];

test("one's own changes stand on top of somebody else's", () => {
  const mine = [item("a", "mine"), item("b"), item("c")];
  const theirs = [item("a", "theirs"), item("b", "theirs"), item("c")];
  expect(rebaseList(base, mine, theirs, keyOf).map(({ name }) => name)).toEqual(["mine", "theirs", "c"]);
});

test("what was added and removed on either side stays so", () => {
  const mine = [item("a"), item("b"), item("mine")];
  const theirs = [item("b"), item("c"), item("theirs")];
  expect(rebaseList(base, mine, theirs, keyOf).map(keyOf)).toEqual(["b", "theirs", "mine"]);
});

test("what was changed here and removed there is there again", () => {
  const mine = [item("a", "mine"), item("b"), item("c")];
  expect(rebaseList(base, mine, [item("b")], keyOf)).toEqual([item("b"), item("a", "mine")]);
});
