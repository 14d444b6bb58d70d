import { describe, expect, test } from "vitest";
import { type ProblemCode, ProblemError } from "@/lib/report/problem";
import { createTokenHold } from "./token-hold";

const refreshMs = 300_000;

function createHold(start = "2026-11-22T15:00:00Z", timeZone = "America/Bogota", refresh = refreshMs) {
  const clock = { ms: Date.parse(start) };
  const hold = createTokenHold({ timeZone, refreshMs: refresh, now: () => clock.ms });
  const goTo = (instant: string) => {
    clock.ms = Date.parse(instant);
  };
  return { hold, goTo };
}

function problem(code: ProblemCode): ProblemError {
  return new ProblemError(code, `What wolkvox said about ${code}.`);
}

function expectOpen({ hold }: ReturnType<typeof createHold>, isOpen: boolean): void {
  if (isOpen) expect(() => hold.assertOpen()).not.toThrow();
  else expect(() => hold.assertOpen()).toThrow(ProblemError);
}

describe("createTokenHold", () => {
  test("is open until something is refused", () => {
    expectOpen(createHold(), true);
  });

  test("stops at a spent quota until the operation's next midnight", () => {
    const held = createHold();
    const noted = held.hold.note(problem("upstream-quota"));
    expect(noted).toMatchObject({ code: "upstream-quota", retryAfterSeconds: 14 * 3600 });
    expect(noted.message).toContain("2026-11-23T05:00:00Z");
    held.goTo("2026-11-23T04:59:59Z");
    expect(() => held.hold.assertOpen()).toThrow(expect.objectContaining({ retryAfterSeconds: 1 }));
    held.goTo("2026-11-23T05:00:00Z");
    expectOpen(held, true);
  });

  test("finds that midnight where a clock change skips it", () => {
    const held = createHold("2026-09-06T02:00:00Z", "America/Santiago");
    expect(held.hold.note(problem("upstream-quota")).retryAfterSeconds).toBe(2 * 3600);
  });

  test.each(["upstream-auth", "upstream-maintenance"] as const)("stops for a minute at %s", (code) => {
    const held = createHold();
    expect(held.hold.note(problem(code))).toMatchObject({ code, retryAfterSeconds: 60 });
    held.goTo("2026-11-22T15:00:59Z");
    expect(() => held.hold.assertOpen()).toThrow(
      expect.objectContaining({ code, message: `What wolkvox said about ${code}.`, retryAfterSeconds: 1 }),
    );
    held.goTo("2026-11-22T15:01:00Z");
    expectOpen(held, true);
  });

  test("holds no longer than a live range may wait", () => {
    const held = createHold("2026-11-22T15:00:00Z", "America/Bogota", 2_000);
    expect(held.hold.note(problem("upstream-auth")).retryAfterSeconds).toBe(2);
  });

  test.each([
    "upstream-busy",
    "upstream-timeout",
    "upstream-unreachable",
    "upstream-malformed",
    "upstream-truncated",
    "unexpected",
  ] as const)("lets other windows pass after %s, which concerns one call", (code) => {
    const held = createHold();
    const given = problem(code);
    expect(held.hold.note(given)).toBe(given);
    expectOpen(held, true);
  });

  test("keeps what wolkvox said as the cause", () => {
    const given = problem("upstream-quota");
    expect(createHold().hold.note(given).cause).toBe(given);
  });
});
