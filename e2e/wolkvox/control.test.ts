import { describe, expect, test } from "vitest";
import { startStandIn } from "./server.ts";
import { addUp, questionUrl, startClient } from "./test-client.ts";

const LATER = { now: "2026-12-30T12:00:00Z" };
const WEEK = { from: "2026-11-16T00:00:00", to: "2026-11-22T23:59:59" };

type Totals = {
  agents: { id: string; name: string; seconds: Record<string, number> }[];
  totals: Record<string, number>;
  total: number;
};

/** The control plane's own answer, whose shape these tests are about. */
function asTotals(json: unknown): Totals {
  return json as Totals;
}

describe("totals", () => {
  test("equal the sum of the answers to any split of the window, and are no call", async () => {
    const [from, to] = ["2026-11-16T10:15:00", "2026-11-21T11:30:00"];
    const { ask, control } = await startClient(LATER);
    const { json } = await control("GET", `totals?from=${from}&to=${to}`);
    const { agents, totals, total } = asTotals(json);
    expect((await control("GET", "calls")).json).toMatchObject({ total: 0 });
    const answers = [
      await ask(from, "2026-11-18T03:21:09"),
      await ask("2026-11-18T03:21:10", "2026-11-20T23:59:59"),
      await ask("2026-11-21T00:00:00", to),
    ];
    const own = agents.flatMap(({ id, seconds }) =>
      Object.entries(seconds).map(([state, sum]) => [`${id}|${state}`, sum] as const),
    );
    expect(addUp(answers)).toEqual(Object.fromEntries(own));
    expect(own.reduce((sum, [, seconds]) => sum + seconds, 0)).toBe(total);
    expect(Object.values(totals).reduce((sum, seconds) => sum + seconds, 0)).toBe(total);
  });

  test("stop at now like the answers do", async () => {
    const { ask, control } = await startClient({ now: "2026-11-18T15:30:00Z" });
    const { json } = await control("GET", `totals?from=${WEEK.from}&to=${WEEK.to}`);
    const sum = Object.values(addUp([await ask(WEEK.from, WEEK.to)])).reduce(
      (total, seconds) => total + seconds,
      0,
    );
    expect(asTotals(json).total).toBe(sum);
  });

  test("of a day off are zero", async () => {
    const { control } = await startClient(LATER);
    const { json } = await control("GET", "totals?from=2026-11-22T00:00:00&to=2026-11-22T23:59:59");
    expect(json).toEqual({ agents: [], totals: {}, total: 0 });
  });

  test.each(["", "?from=2026-11-16&to=2026-11-17", "?from=2026-11-17T00:00:00&to=2026-11-16T00:00:00"])(
    "%s is refused",
    async (query) => {
      const { control } = await startClient();
      expect((await control("GET", `totals${query}`)).status).toBe(400);
    },
  );
});

describe("calls", () => {
  test("tell the window, the outcome and of the token only the end", async () => {
    const { ask, control } = await startClient(LATER);
    await ask(WEEK.from, WEEK.to);
    await ask("2026-11-22T00:00:00", "2026-11-22T23:59:59");
    const { json } = await control("GET", "calls");
    expect(json).toMatchObject({
      total: 2,
      byOutcome: { ok: 1, "no-data": 1 },
      maxSimultaneous: 1,
      overlaps: 0,
      running: 0,
      spentToday: 2,
      calls: [{ ...WEEK, token: "oken", outcome: "ok" }, { outcome: "no-data" }],
    });
  });

  test("start again from nothing when deleted", async () => {
    const { ask, control } = await startClient({ ...LATER, quota: 1 });
    await ask(WEEK.from, WEEK.to);
    await control("DELETE", "calls");
    expect((await control("GET", "calls")).json).toMatchObject({
      total: 0,
      byOutcome: {},
      maxSimultaneous: 0,
      spentToday: 0,
      calls: [],
    });
    expect((await ask(WEEK.from, WEEK.to)).status).toBe(200);
  });

  test("are remembered up to the last thousand, and counted beyond", async () => {
    const { ask, control } = await startClient({ ...LATER, agents: 1 });
    for (let call = 0; call < 1010; call += 1) await ask("2026-11-22T00:00:00", "2026-11-22T23:59:59");
    const { json } = await control("GET", "calls");
    expect(json).toMatchObject({ total: 1010, calls: { length: 1000 } });
  });
});

describe("the gate", () => {
  test("holds answers while it is shut, lets as many through as are named, and opens for all", async () => {
    const { ask, control } = await startClient({ ...LATER, simultaneous: 2 });
    const runs = async (running: number) =>
      expect.poll(async () => (await control("GET", "calls")).json).toMatchObject({ running });
    await control("PUT", "gate", {});
    const [first, second] = [ask(WEEK.from, WEEK.to), ask(WEEK.from, WEEK.to)];
    await runs(2);
    await control("PUT", "gate", { through: 1 });
    await runs(1);
    await control("DELETE", "gate");
    expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask(WEEK.from, WEEK.to)).status).toBe(200);
  });

  test("lets a number through that comes later, and no more", async () => {
    const { ask, control } = await startClient({ ...LATER });
    await control("PUT", "gate", { through: 1 });
    expect((await ask(WEEK.from, WEEK.to)).status).toBe(200);
    const held = ask(WEEK.from, WEEK.to);
    await expect.poll(async () => (await control("GET", "calls")).json).toMatchObject({ running: 1 });
    await control("DELETE", "gate");
    expect((await held).status).toBe(200);
  });

  test("holds the calls of the days that are named, and no others", async () => {
    const { ask, control } = await startClient({ ...LATER, simultaneous: 2 });
    await control("PUT", "gate", { from: "2026-11-18", to: "2026-11-19", through: 1 });
    expect((await ask("2026-11-16T00:00:00", "2026-11-17T23:59:59")).status).toBe(200);
    expect((await ask("2026-11-19T23:00:00", "2026-11-20T23:59:59")).status).toBe(200);
    const held = ask("2026-11-17T00:00:00", "2026-11-18T00:00:00");
    await expect.poll(async () => (await control("GET", "calls")).json).toMatchObject({ running: 1 });
    expect((await ask("2026-11-20T00:00:00", "2026-11-20T23:59:59")).status).toBe(200);
    await control("DELETE", "gate");
    expect((await held).status).toBe(200);
  });

  test("is no obstacle to closing", async () => {
    const { url, close } = await startStandIn(LATER);
    await fetch(`${url}/stand-in/gate`, { method: "PUT", body: "{}" });
    const held = fetch(questionUrl(url, WEEK.from, WEEK.to), {
      headers: { "wolkvox-token": "stand-in-token" },
    }).catch(() => "gone");
    await expect
      .poll(async () => (await fetch(`${url}/stand-in/calls`)).json())
      .toMatchObject({ running: 1 });
    await close();
    expect(await held).toBe("gone");
  });

  test.each([{ through: -1 }, { through: "1" }, { from: "2026-02-30" }, { hold: true }, "text"])(
    "%j is refused",
    async (body) => {
      const { ask, control } = await startClient(LATER);
      expect((await control("PUT", "gate", body)).status).toBe(400);
      expect((await ask(WEEK.from, WEEK.to)).status).toBe(200);
    },
  );
});

describe("settings", () => {
  test("change at run time and go back", async () => {
    const { ask, control } = await startClient(LATER);
    const before = await ask(WEEK.from, WEEK.to);
    expect((await control("PUT", "settings", { agents: 10, states: 3 })).json).toMatchObject({
      agents: 10,
      states: 3,
    });
    const changed = await ask(WEEK.from, WEEK.to);
    expect(changed.data.filter((row) => Number(row.agent_id) > 10_010)).toEqual([]);
    expect(new Set(changed.data.map((row) => row.aux_state)).size).toBeLessThanOrEqual(4);
    await control("DELETE", "settings");
    expect(await ask(WEEK.from, WEEK.to)).toEqual(before);
  });

  test("a new token shuts the old one out and is shown to nobody", async () => {
    const { ask, control } = await startClient(LATER);
    const shown = await control("PUT", "settings", { token: "another-one" });
    expect(JSON.stringify(shown.json)).not.toContain("another-one");
    expect((await ask(WEEK.from, WEEK.to)).status).toBe(403);
  });

  test.each([
    { agents: 0 },
    { agents: "120" },
    { states: 31 },
    { simultaneous: 3 },
    { cap: 60_001 },
    { zone: "America/Macondo" },
    { now: "yesterday" },
    { token: "" },
    { latency: 5 },
    "text",
  ])("%j are refused and change nothing", async (patch) => {
    const { control } = await startClient();
    const before = await control("GET", "settings");
    expect((await control("PUT", "settings", patch)).status).toBe(400);
    expect(Object.keys(Object(before.json))).toContain("latencyMs");
    expect({ ...Object((await control("GET", "settings")).json), civilNow: "" }).toEqual({
      ...Object(before.json),
      civilNow: "",
    });
  });
});

test("an unknown door is a 404 that lists the doors", async () => {
  const { control } = await startClient();
  expect(await control("GET", "nothing")).toMatchObject({
    status: 404,
    json: { known: expect.arrayContaining(["PUT fault"]) },
  });
});
