import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { addUp, questionUrl, secondsOf, startClient } from "./test-client.ts";

const MONDAY = ["2026-11-16T00:00:00", "2026-11-16T23:59:59"] as const;
const LATER = { now: "2026-12-30T12:00:00Z" };

describe("a report", () => {
  test("has the documented envelope and only text in its rows", async () => {
    const { ask } = await startClient(LATER);
    const { status, code, error, msg, data } = await ask(...MONDAY);
    expect({ status, code, error, msg }).toEqual({
      status: 200,
      code: "200",
      error: null,
      msg: `${data.length} records were found`,
    });
    expect(data.length).toBeGreaterThan(400);
    for (const row of data) {
      expect(Object.keys(row)).toEqual(["agent_id", "agent_dni", "agent_name", "aux_state", "time"]);
      expect(Object.values(row).every((value) => typeof value === "string")).toBe(true);
      expect(row.time).toMatch(/^\d{2,}:[0-5]\d:[0-5]\d$/);
      expect(secondsOf(row)).toBeGreaterThan(0);
    }
    expect(new Set(data.map((row) => `${row.agent_id}|${row.aux_state}`)).size).toBe(data.length);
  });

  test("of a month has hours past 24 and past two digits", async () => {
    const { ask } = await startClient(LATER);
    const { data } = await ask("2026-10-01T00:00:00", "2026-10-31T23:59:59");
    expect(Math.max(...data.map(({ time }) => time.length))).toBe("100:00:00".length);
  });

  test("includes the last second of its window", async () => {
    const { ask } = await startClient(LATER);
    const parts = [
      await ask("2026-11-16T00:00:00", "2026-11-17T00:29:59"),
      await ask("2026-11-17T00:30:00", "2026-11-17T23:59:59"),
    ];
    const whole = await ask("2026-11-16T00:00:00", "2026-11-17T23:59:59");
    expect(addUp(parts)).toEqual(addUp([whole]));
    const single = await ask("2026-11-16T10:00:00", "2026-11-16T10:00:00");
    expect(new Set(single.data.map(({ time }) => time))).toEqual(new Set(["00:00:01"]));
  });

  test.each(["2026-11-15", "2026-11-22", "2026-12-08", "2026-12-25"])(
    "of %s, a day off, is a 404",
    async (day) => {
      const { ask } = await startClient(LATER);
      expect(await ask(`${day}T00:00:00`, `${day}T23:59:59`)).toEqual({
        status: 404,
        code: "404",
        error: "NOT FOUND",
        msg: "No records were found",
        data: [],
      });
    },
  );

  test("is the same from a server started anew", async () => {
    const [first, second] = [await startClient(LATER), await startClient(LATER)];
    expect(await second.ask(...MONDAY)).toEqual(await first.ask(...MONDAY));
  });
});

describe("now", () => {
  test("nothing later exists, and the state in progress counts up to it", async () => {
    const { ask, control } = await startClient({ now: "2026-11-18T15:30:00Z" });
    const live = await ask("2026-11-18T00:00:00", "2026-11-18T23:59:59");
    expect((await ask("2026-11-18T10:30:00", "2026-11-30T23:59:59")).status).toBe(404);
    await control("PUT", "settings", LATER);
    expect(addUp([await ask("2026-11-18T00:00:00", "2026-11-18T10:29:59")])).toEqual(addUp([live]));
  });

  test("a running day grows by what each agent does, never more than the time that passed", async () => {
    const { ask, control } = await startClient({ now: "2026-11-18T15:30:00Z" });
    const before = addUp([await ask("2026-11-18T00:00:00", "2026-11-18T23:59:59")]);
    await control("PUT", "settings", { now: "2026-11-18T15:35:00Z" });
    const after = addUp([await ask("2026-11-18T00:00:00", "2026-11-18T23:59:59")]);
    const growth = Object.entries(after).map(([key, seconds]) => seconds - (before[key] ?? 0));
    expect(Math.min(...growth)).toBe(0);
    expect(Math.max(...growth)).toBe(300);
  });

  test("belongs to the operation's zone", async () => {
    const { ask } = await startClient({ now: "2026-11-18T15:30:00Z", zone: "Europe/Madrid" });
    expect((await ask("2026-11-18T16:29:59", "2026-11-18T16:29:59")).status).toBe(200);
    expect((await ask("2026-11-18T16:30:00", "2026-11-18T20:00:00")).status).toBe(404);
  });

  test("loses and doubles nothing on the night the clocks change", async () => {
    const { ask, control } = await startClient({ zone: "America/Santiago", now: "2026-04-05T02:59:59Z" });
    const firstTime = await ask("2026-04-04T00:00:00", "2026-04-05T23:59:59");
    await control("PUT", "settings", { now: "2026-04-05T03:00:00Z" });
    expect(await ask("2026-04-04T00:00:00", "2026-04-05T23:59:59")).toEqual(firstTime);
    await control("PUT", "settings", { ...LATER, zone: "America/Bogota" });
    expect(await ask("2026-04-04T00:00:00", "2026-04-05T23:59:59")).toEqual(firstTime);
  });
});

describe("the documented refusals", () => {
  const refusals: [string, string, Record<string, string>, number, string][] = [
    ["no token", "", { "wolkvox-token": "" }, 401, "PLEASE ENTER THE WOLKVOX-TOKEN"],
    ["a wrong token", "", { "wolkvox-token": "other" }, 403, "PLEASE VALIDATE TOKEN"],
    ["another server's token", "", { wolkvox_server: "0011" }, 403, "PLEASE VALIDATE TOKEN"],
    ["an unknown api", "api=agent_99", {}, 400, "THE API YOU WANT TO CONSULT DOES NOT EXIST"],
    ["no dates", "api=agent_3", {}, 400, "SOME PARAMETERS ARE REQUIRED"],
    [
      "a date with dashes",
      "api=agent_3&date_ini=2026-11-16&date_end=20261116235959",
      {},
      400,
      "SOME PARAMETERS ARE REQUIRED",
    ],
    [
      "a day that does not exist",
      "api=agent_3&date_ini=20260231000000&date_end=20260302000000",
      {},
      400,
      "SOME PARAMETERS ARE REQUIRED",
    ],
    [
      "an end before the start",
      "api=agent_3&date_ini=20261117000000&date_end=20261116000000",
      {},
      400,
      "SOME PARAMETERS ARE REQUIRED",
    ],
  ];

  test.each(refusals)("%s", async (_title, query, more, status, msg) => {
    const { url } = await startClient({ ...LATER, server: "0010" });
    const address = query === "" ? questionUrl(url, ...MONDAY) : `${url}/api/v2/reports_manager.php?${query}`;
    const response = await fetch(address, { headers: { "wolkvox-token": "stand-in-token", ...more } });
    expect({ status: response.status, ...JSON.parse(await response.text()) }).toMatchObject({
      status,
      code: String(status),
      msg,
    });
  });

  test("its own server is welcome, and so is a client that names none", async () => {
    const { ask } = await startClient({ ...LATER, server: "0010" });
    expect((await ask(...MONDAY, { headers: { wolkvox_server: "0010" } })).status).toBe(200);
    expect((await ask(...MONDAY)).status).toBe(200);
  });

  test("more than 31 days, first and last counted", async () => {
    const { ask } = await startClient(LATER);
    expect((await ask("2026-10-01T00:00:00", "2026-10-31T23:59:59")).status).toBe(200);
    expect(await ask("2026-10-01T00:00:00", "2026-11-01T00:00:00")).toMatchObject({
      status: 400,
      msg: "THE DATE RANGE CANNOT EXCEED 31 DAYS",
    });
  });

  test("any other address is a web page that says 404", async () => {
    const { url } = await startClient();
    const response = await fetch(`${url}/api/v2/other.php`);
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "text/html"]);
  });
});

describe("the limits", () => {
  const BUSY = { status: 403, msg: "EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)" };

  test("one call at a time; the next is welcome as soon as the first is answered", async () => {
    const { ask, control } = await startClient({ ...LATER, latencyMs: 150 });
    const both = await Promise.all([ask(...MONDAY), ask(...MONDAY)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(both.find(({ status }) => status === 403)).toMatchObject(BUSY);
    expect((await control("GET", "calls")).json).toMatchObject({ total: 2, maxSimultaneous: 2, overlaps: 1 });
    await control("PUT", "settings", { latencyMs: 0 });
    for (let call = 0; call < 50; call += 1) expect((await ask(...MONDAY)).status).toBe(200);
    expect((await control("GET", "calls")).json).toMatchObject({ total: 52, overlaps: 1 });
  });

  test("two at a time where so configured, a third is refused", async () => {
    const { ask } = await startClient({ ...LATER, latencyMs: 150, simultaneous: 2 });
    const three = await Promise.all([ask(...MONDAY), ask(...MONDAY), ask(...MONDAY)]);
    expect(three.map(({ status }) => status).sort()).toEqual([200, 200, 403]);
  });

  test("a call whose client left still runs until its time is over", async () => {
    const { ask, control } = await startClient({ ...LATER, latencyMs: 400 });
    await expect(ask(...MONDAY, { signal: AbortSignal.timeout(80) })).rejects.toThrow();
    expect(await ask(...MONDAY)).toMatchObject(BUSY);
    await sleep(450);
    expect((await ask(...MONDAY)).status).toBe(200);
    expect((await control("GET", "calls")).json).toMatchObject({
      byOutcome: { "client-gone": 1, simultaneous: 1, ok: 1 },
    });
  });

  test("the day's quota, refilled at the operation's midnight", async () => {
    const { ask, control } = await startClient({ quota: 2, now: "2026-11-19T04:59:59Z" });
    const statuses = [await ask(...MONDAY), await ask("2026-11-15T00:00:00", "2026-11-15T23:59:59")].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 404]);
    expect(await ask(...MONDAY)).toMatchObject({
      status: 403,
      error: "FORBIDDEN",
      msg: "TOKEN LIMIT EXCEEDED",
    });
    await control("PUT", "settings", { now: "2026-11-19T05:00:00Z" });
    expect((await ask(...MONDAY)).status).toBe(200);
  });

  test("rows over the cap are cut without a word", async () => {
    const { ask, control } = await startClient({ ...LATER, cap: 100 });
    const { status, msg, data } = await ask(...MONDAY);
    expect({ status, msg, rows: data.length }).toEqual({
      status: 200,
      msg: "100 records were found",
      rows: 100,
    });
    expect((await control("GET", "calls")).json).toMatchObject({ byOutcome: { truncated: 1 } });
  });

  test("the real cap is 60,000", async () => {
    const { ask } = await startClient({ ...LATER, agents: 8000, states: 12 });
    expect((await ask("2026-11-16T00:00:00", "2026-11-19T23:59:59")).data).toHaveLength(60_000);
  });
});

test("1,000 agents, 12 states and 31 days cost less than a second of the processor the first time", async () => {
  const { url } = await startClient({ ...LATER, agents: 1000, states: 12 });
  const begun = process.cpuUsage();
  const response = await fetch(questionUrl(url, "2026-10-01T00:00:00", "2026-10-31T23:59:59"), {
    headers: { "wolkvox-token": "stand-in-token" },
  });
  const { length } = await response.text();
  const { user, system } = process.cpuUsage(begun);
  expect(user + system).toBeLessThan(1_000_000);
  expect(length).toBeGreaterThan(1_000_000);
});
