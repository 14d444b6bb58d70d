import { expect, test } from "vitest";
import { createByteStore, releaseBytes } from "./byte-store";

test("pieces of any length come out as one, up to the very limit", () => {
  const store = createByteStore(300_000);
  const pieces = [1, 70_000, 0, 199_999, 30_000].map((length, at) => Buffer.alloc(length, at + 1));
  for (const piece of pieces) store.append(piece);
  expect(() => store.append(Buffer.alloc(1))).toThrow(RangeError);
  expect(store.take().equals(Buffer.concat(pieces))).toBe(true);
});

test("nothing collected is an empty body", () => {
  expect(createByteStore(10).take()).toHaveLength(0);
});

test("what is released is gone, and bytes of another kind stay", () => {
  const store = createByteStore(10);
  store.append(Buffer.from("abc"));
  const bytes = store.take();
  releaseBytes(bytes);
  expect(bytes).toHaveLength(0);
  const others = Buffer.from("abc");
  releaseBytes(others);
  expect(others.toString()).toBe("abc");
});
