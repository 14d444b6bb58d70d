import { expect, test } from "vitest";
import { createLead } from "./lead";

test("a writer waits for a reader who is too far behind, and goes on with the piece that is taken", async () => {
  const lead = createLead({ mostAhead: 2, mostWaitMs: 5000 });
  await lead.give();
  let isThrough = false;
  const second = lead.give().then(() => {
    isThrough = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isThrough).toBe(false);
  lead.take();
  await second;
  expect(isThrough).toBe(true);
});

test("a reader who takes nothing for too long is given up", async () => {
  const lead = createLead({ mostAhead: 1, mostWaitMs: 20 });
  await expect(lead.give()).rejects.toThrow("Nobody reads");
});
