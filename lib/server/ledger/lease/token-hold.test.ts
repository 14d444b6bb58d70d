import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ProblemCode, ProblemError } from "@/lib/report/answers/problem";
import { type Ledger, openLedger } from "@/lib/server/ledger/ledger.stage";
import { engines } from "@/lib/server/store/engines.stage";
import { createTokenHold } from "./token-hold";

const refreshMs = 300_000;

function problem(code: ProblemCode, retryAfterSeconds?: number): ProblemError {
  return new ProblemError(code, `What wolkvox said about ${code}.`, {
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

describe.each(engines)("createTokenHold on %s", (engine) => {
  let ledger: Ledger;
  const goTo = (instant: string) => ledger.setClock(Date.parse(instant));
  const createHold = ({ timeZone = "America/Bogota", refresh = refreshMs, token = "t" } = {}) =>
    createTokenHold({ kysely: ledger.kysely, token, timeZone, refreshMs: refresh, clock: ledger.clock });

  beforeEach(async () => {
    ledger = await openLedger(engine);
    await goTo("2026-11-22T15:00:00Z");
  });

  afterEach(() => ledger.close());

  test("is open until something is refused", async () => {
    await createHold().assertOpen();
  });

  test("stops at a spent quota until the operation's next midnight", async () => {
    const hold = createHold();
    const noted = await hold.note(problem("upstream-quota"));
    expect(noted).toMatchObject({ code: "upstream-quota", retryAfterSeconds: 14 * 3600 });
    expect(noted.message).toContain("2026-11-23T05:00:00Z");
    await goTo("2026-11-23T04:59:59Z");
    await expect(hold.assertOpen()).rejects.toMatchObject({ code: "upstream-quota", retryAfterSeconds: 1 });
    await goTo("2026-11-23T05:00:00Z");
    await hold.assertOpen();
  });

  test("finds that midnight where a clock change skips it", async () => {
    await goTo("2026-09-06T02:00:00Z");
    const noted = await createHold({ timeZone: "America/Santiago" }).note(problem("upstream-quota"));
    expect(noted.retryAfterSeconds).toBe(2 * 3600);
  });

  test.each(["upstream-auth", "upstream-maintenance"] as const)("stops for a minute at %s", async (code) => {
    const hold = createHold();
    expect(await hold.note(problem(code, 60))).toMatchObject({ code, retryAfterSeconds: 60 });
    await goTo("2026-11-22T15:00:59Z");
    await expect(hold.assertOpen()).rejects.toMatchObject({
      ...{ code, message: `What wolkvox said about ${code}.`, retryAfterSeconds: 1 },
    });
    await goTo("2026-11-22T15:01:00Z");
    await hold.assertOpen();
  });

  test("holds for every process that uses the token, and for no other token", async () => {
    await createHold().note(problem("upstream-auth"));
    await expect(createHold().assertOpen()).rejects.toThrow(ProblemError);
    await createHold({ token: "other" }).assertOpen();
  });

  test("holds for what was refused last", async () => {
    const hold = createHold();
    await hold.note(problem("upstream-auth"));
    await hold.note(problem("upstream-quota"));
    await expect(hold.assertOpen()).rejects.toMatchObject({ code: "upstream-quota" });
  });

  test("holds no longer than a live range may wait", async () => {
    const noted = await createHold({ refresh: 2_000 }).note(problem("upstream-auth"));
    expect(noted.retryAfterSeconds).toBe(2);
  });

  test("does not hold a minute for an hour because the clock was set back", async () => {
    const hold = createHold();
    await hold.note(problem("upstream-auth"));
    await goTo("2026-11-22T14:00:00Z");
    await hold.assertOpen();
  });

  test.each([
    ["an hour, over midnight", "2026-11-23T05:30:00Z", "2026-11-23T04:30:00Z"],
    ["a day", "2026-11-24T15:00:00Z", "2026-11-23T15:00:00Z"],
    ["a year", "2027-11-23T15:00:00Z", "2026-11-23T15:00:00Z"],
  ])("asks again where the clock was ahead by %s when the quota was spent", async (_, ahead, right) => {
    const hold = createHold();
    await goTo(ahead);
    await hold.note(problem("upstream-quota"));
    await goTo(right);
    await hold.assertOpen();
  });

  test("is not prolonged by its own refusal", async () => {
    const hold = createHold();
    await hold.note(problem("upstream-maintenance"));
    await goTo("2026-11-22T15:00:30Z");
    const refusal: unknown = await hold.assertOpen().catch((error: unknown) => error);
    if (!(refusal instanceof ProblemError)) throw new Error("It was open.");
    expect(await hold.note(refusal)).toBe(refusal);
    await goTo("2026-11-22T15:01:00Z");
    await hold.assertOpen();
  });

  test("leaves the others their calls where the call log alone has refused", async () => {
    const hold = createHold();
    const refusal = problem("upstream-quota", 3600);
    expect(await hold.note(refusal)).toBe(refusal);
    await hold.assertOpen();
  });

  test.each([
    "upstream-busy",
    "upstream-timeout",
    "upstream-unreachable",
    "upstream-malformed",
    "upstream-truncated",
    "unexpected",
  ] as const)("lets other windows pass after %s, which concerns one call", async (code) => {
    const hold = createHold();
    const given = problem(code);
    expect(await hold.note(given)).toBe(given);
    await hold.assertOpen();
  });

  test("keeps what wolkvox said as the cause", async () => {
    const given = problem("upstream-quota");
    expect((await createHold().note(given)).cause).toBe(given);
  });
});
