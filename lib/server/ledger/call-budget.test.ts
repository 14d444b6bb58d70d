import { describe, expect, test } from "vitest";
import { createCallBudget } from "./call-budget";

/** A budget in Bogotá, five hours behind UTC, whose clock the test moves. */
function createBudget(quota: number | null) {
  const clock = { ms: Date.parse("2026-11-22T15:00:00Z") };
  const budget = createCallBudget({ quota, timeZone: "America/Bogota", now: () => clock.ms });
  const goTo = (instant: string) => {
    clock.ms = Date.parse(instant);
  };
  return { budget, goTo };
}

describe("createCallBudget", () => {
  test("counts every call and refuses beyond the quota", () => {
    const { budget } = createBudget(2);
    budget.assertLeft();
    budget.count();
    expect(budget.hasLeft()).toBe(true);
    budget.count();
    expect([budget.spent(), budget.hasLeft()]).toEqual([2, false]);
    expect(() => budget.assertLeft()).toThrow(expect.objectContaining({ code: "upstream-quota" }));
  });

  test("starts anew at the operation's midnight, not at the server's", () => {
    const { budget, goTo } = createBudget(1);
    budget.count();
    goTo("2026-11-23T00:00:00Z");
    expect(budget.hasLeft()).toBe(false);
    goTo("2026-11-23T04:59:59Z");
    expect(budget.spent()).toBe(1);
    goTo("2026-11-23T05:00:00Z");
    expect([budget.spent(), budget.hasLeft()]).toEqual([0, true]);
  });

  test("counts a call on the day it is sent, though nobody asked since midnight", () => {
    const { budget, goTo } = createBudget(5);
    budget.count();
    budget.count();
    goTo("2026-11-24T12:00:00Z");
    budget.count();
    expect(budget.spent()).toBe(1);
  });

  test("only counts where there is no quota", () => {
    const { budget } = createBudget(null);
    for (let call = 0; call < 2000; call += 1) budget.count();
    budget.assertLeft();
    expect([budget.spent(), budget.hasLeft()]).toEqual([2000, true]);
  });
});
