import { expect, test } from "vitest";
import { createBackPressure } from "./back-pressure";

test("a writer waits for a reader who is too far behind, and goes on with the piece that is taken", async () => {
  const backPressure = createBackPressure({ mostAhead: 2, mostWaitMs: 5000 });
  await backPressure.give();
  let isThrough = false;
  const second = backPressure.give().then(() => {
    isThrough = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isThrough).toBe(false);
  backPressure.take();
  await second;
  expect(isThrough).toBe(true);
});

test("a reader who takes nothing for too long is given up", async () => {
  const backPressure = createBackPressure({ mostAhead: 1, mostWaitMs: 20 });
  await expect(backPressure.give()).rejects.toThrow("Nobody reads");
});
