import { expect, test } from "vitest";
import { createCallDuration } from "./call-duration";

test("a call takes what calls took so far, the newest counting most", () => {
  const duration = createCallDuration();
  expect(duration.meanMs()).toBeNull();
  duration.note(1000);
  expect(duration.meanMs()).toBe(1000);
  duration.note(2000);
  expect(duration.meanMs()).toBe(1300);
  duration.note(300);
  expect(duration.meanMs()).toBe(1000);
});

test("a call that took no time is a call", () => {
  const duration = createCallDuration();
  duration.note(0);
  expect(duration.meanMs()).toBe(0);
  duration.note(1000);
  expect(duration.meanMs()).toBe(300);
});
