import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import type { AllowanceEntry } from "@/lib/report/allowances/allowance";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { everything } from "@/lib/report/figures/agent-table";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { unsetState } from "@/lib/report/states/state-settings";
import { openLedger, row, type Script } from "@/lib/server/ledger/answers.stage";
import type { KnownSettings } from "./applied-settings";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");
const breaks: AllowanceEntry = {
  ...{ id: "breaks", name: "Descansos", states: ["Break", "Pausa activa"] },
  ...{ seconds: 1800, from: "2026-01-01", team: null },
};
const lunch = { ...breaks, id: "lunch", name: "Almuerzo", states: ["Almuerzo"], seconds: 3600 };
const night = { id: "n", name: "Noche", version: 1, size: 1, agents: ["2"] };

const monday = windowOfDay("2026-11-09");
const week = { from: "2026-11-09T00:00:00", to: "2026-11-15T23:59:59" };

function start(script: Script, settings: Partial<KnownSettings>) {
  const set = { ...noSettings, version: 1, ...settings };
  return startReports(ledger.kysely(), ledger.operation(), script, { settings: set, teams: [night] });
}

const rows = [
  row("1", "Break", 2000),
  row("1", "Almuerzo", 3000),
  row("2", "Break", 900),
  row("2", "Pausa activa", 600),
];
const rowsOn =
  (rowsOf: (day: string) => AuxRow[]): Script =>
  ({ from, to }) =>
    from.slice(0, 10) === to.slice(0, 10) ? rowsOf(from.slice(0, 10)) : rowsOf("block");

async function untilDone({ rangeRequests }: { rangeRequests: { count: () => number } }): Promise<void> {
  while (rangeRequests.count() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

const sumOf = ({ agents }: { agents: { seconds: number[] }[] }) =>
  agents.flatMap(({ seconds }) => seconds).reduce((sum, seconds) => sum + seconds, 0);

describe("a report", () => {
  test("without allowances says that there are none, and nothing of agents", async () => {
    const report = await start(() => rows, {}).reports.loadReport(question(monday));
    expect(report.allowances).toEqual([]);
    expect(report.agents[0]).not.toHaveProperty("overrun");
  });

  test("read by class tells the same overruns: an allowance is of states and not of their classes", async () => {
    const { reports } = start(() => rows, { allowances: [breaks] });
    const read = async (group: "class" | null) => {
      const asked = { ...question(monday), group };
      const { agents } = await reports.loadReport(asked);
      const { days } = await reports.loadDays({ ...asked, by: "day" });
      return [agents.map(({ id, overrun, daysOver }) => [id, overrun, daysOver]), days[0]?.overrun];
    };
    expect(await read("class")).toEqual(await read(null));
    expect((await read("class"))[1]).toEqual([200]);
  });

  test("tells of every agent what is over each allowance, in their order", async () => {
    const { reports } = start(() => rows, { allowances: [breaks, lunch] });
    expect(await reports.loadReport(question(monday))).toMatchObject({
      allowances: [
        { id: "breaks", name: "Descansos", states: ["Break", "Pausa activa"], seconds: 1800 },
        { id: "lunch", states: ["Almuerzo"], seconds: 3600 },
      ],
      agents: [
        { id: "1", overrun: [200, 0], daysOver: [1, 0] },
        { id: "2", overrun: [0, 0], daysOver: [0, 0] },
      ],
    });
  });

  test("is null until every day of the range is known by itself, and then the sum of its days", async () => {
    const perDay = rowsOn((day) => [row("1", "Break", day === "2026-11-10" ? 4000 : 600)]);
    const stage = start(perDay, { allowances: [breaks] });
    const first = await stage.reports.loadReport(question(week));
    expect(first.agents).toMatchObject([{ overrun: [null], daysOver: [null] }]);
    await untilDone(stage);
    const whole = await stage.reports.loadReport(question(week));
    expect(whole).toMatchObject({ status: "complete", agents: [{ overrun: [2200], daysOver: [1] }] });
  });

  test("is null where a day could not be had", async () => {
    const stage = start(
      rowsOn((day) => {
        if (day === "2026-11-10") throw new Error("away");
        return [row("1", "Break", 4000)];
      }),
      { allowances: [breaks] },
    );
    await stage.reports.loadDays({ ...question(week), by: "day" }).catch(() => {});
    await untilDone(stage);
    const days = await stage.reports.loadDays({ ...question(week), by: "day" });
    expect(days.days[0]).toMatchObject({ overrun: [2200], daysOver: [1] });
    expect(days.days[1]).toMatchObject({ status: "failed", overrun: [null], daysOver: [null] });
  });

  test("has no one limit where it changed within the range, and tells them all", async () => {
    const allowances = [breaks, { ...breaks, from: "2026-11-12", seconds: 600 }];
    const stage = start(
      rowsOn(() => [row("1", "Break", 1000)]),
      { allowances },
    );
    await stage.reports.loadReport(question(week));
    await untilDone(stage);
    expect(await stage.reports.loadReport(question(week))).toMatchObject({
      allowances: [
        {
          seconds: null,
          limits: [
            { from: "2026-01-01", team: null, seconds: 1800 },
            { from: "2026-11-12", team: null, seconds: 600 },
          ],
        },
      ],
      agents: [{ overrun: [1600], daysOver: [4] }],
    });
    expect(await stage.reports.loadReport(question(monday))).toMatchObject({
      allowances: [{ seconds: 1800, limits: [{ seconds: 1800 }] }],
    });
    const after = await stage.reports.loadReport(question(windowOfDay("2026-11-13")));
    expect(after.allowances).toMatchObject([{ seconds: 600 }]);
  });

  test("goes by a team's own limit for its members, and says whose it is", async () => {
    const allowances = [breaks, { ...breaks, seconds: 1200, team: "n" }];
    const { reports } = start(() => rows, { allowances });
    expect(await reports.loadReport(question(monday))).toMatchObject({
      allowances: [{ seconds: 1800, limits: [{ team: null }, { team: { id: "n", name: "Noche" } }] }],
      agents: [{ overrun: [200] }, { id: "2", overrun: [300] }],
    });
    const ofTeam = question(monday, { reading: { ...everything, teams: [night] } });
    expect(await reports.loadReport(ofTeam)).toMatchObject({
      allowances: [{ seconds: 1200 }],
      agents: [{ id: "2", overrun: [300] }],
    });
  });

  test("tells nobody of another team's limits, which count all the same, nor of an allowance that is other teams' alone", async () => {
    const day = { ...night, id: "d", name: "Día", agents: ["1", "2"] };
    const ofNight = { ...breaks, name: "De noche", seconds: 1200, team: "n", from: "2026-02-01" };
    const { reports } = start(() => rows, { allowances: [ofNight, breaks, { ...lunch, team: "n" }] });
    const seen = { sight: { teams: [day] } };
    const report = await reports.loadReport(question(monday, seen));
    expect(report.allowances).toEqual([
      {
        ...{ id: "breaks", name: "Descansos", states: ["Break", "Pausa activa"], seconds: 1800 },
        limits: [{ from: "2026-01-01", team: null, seconds: 1800 }],
      },
    ]);
    expect(report.agents).toMatchObject([{ overrun: [200] }, { id: "2", overrun: [300] }]);
    const days = await reports.loadDays({ ...question(monday, seen), by: "day" });
    expect(JSON.stringify([report, days])).not.toMatch(/De noche|Noche|lunch/);
    const reading = { ...everything, over: "lunch" };
    await expect(reports.loadReport(question(monday, { ...seen, reading }))).rejects.toMatchObject({
      code: "invalid-parameter",
      message: "over: there is no allowance lunch; it may be any.",
    });
    expect((await reports.loadReport(question(monday))).allowances).toHaveLength(2);
  });

  test("counts merged states under the one that they were merged into, whichever of them the allowance names", async () => {
    const states = [
      unsetState("Break", "personal", 0),
      { ...unsetState("Pausa activa", "personal", 1), mergedInto: "Break" },
    ];
    const allowances = [{ ...breaks, states: ["Pausa activa"], seconds: 1000 }];
    const { reports } = start(() => rows, { states, allowances });
    expect(await reports.loadReport(question(monday))).toMatchObject({
      allowances: [{ states: ["Break"] }],
      agents: [{ overrun: [1000] }, { overrun: [500] }],
    });
  });

  test("says nothing of an allowance with a sensitive state to whoever has no right to it", async () => {
    const states = [{ ...unsetState("Break", "personal", 0), isSensitive: true }];
    const { reports } = start(() => rows, { states, allowances: [breaks, lunch] });
    const seen = await reports.loadReport(question(monday, { seesSensitive: false }));
    expect(seen.allowances).toMatchObject([{ id: "lunch" }]);
    expect(seen.agents[0]).toMatchObject({ overrun: [0] });
    const reading = { ...everything, over: "breaks" };
    const asked = reports.loadReport(question(monday, { reading, seesSensitive: false }));
    await expect(asked).rejects.toMatchObject({ code: "invalid-parameter" });
  });

  test("of today tells what is left", async () => {
    const { reports } = start(() => rows, { allowances: [breaks] });
    const today = await reports.loadReport(question(windowOfDay("2026-11-20")));
    expect(today.agents).toMatchObject([
      { overrun: [200], left: [0], near: [false] },
      { overrun: [0], left: [300], near: [true] },
    ]);
    expect((await reports.loadReport(question(monday))).agents[0]).not.toHaveProperty("left");
  });

  test("shows those over an allowance alone and orders by it; one that there is not is refused", async () => {
    const { reports } = start(() => rows, { allowances: [{ ...breaks, seconds: 600 }, lunch] });
    const load = (reading: object) =>
      reports.loadReport(question(monday, { reading: { ...everything, ...reading } }));
    const sort = [{ by: "over", id: "breaks", direction: "asc" }] as const;
    expect((await load({ over: "any", sort })).agents.map(({ id }) => id)).toEqual(["2", "1"]);
    expect((await load({ over: "lunch" })).agents).toEqual([]);
    await expect(load({ over: "nothing" })).rejects.toMatchObject({
      code: "invalid-parameter",
      message: "over: there is no allowance nothing; it may be any.",
    });
  });

  test("names an allowance that there is not, or not on these days, to whoever asks leniently, and shows everybody", async () => {
    const { reports } = start(() => rows, { allowances: [breaks, { ...lunch, from: "2026-12-01" }] });
    for (const over of ["nothing", "lunch"]) {
      const asked = question(monday, { reading: { ...everything, over }, isLenient: true });
      const report = await reports.loadReport(asked);
      expect([report.unknownOver, report.agents.map(({ id }) => id)]).toEqual([over, ["1", "2"]]);
      const days = await reports.loadDays({ ...asked, by: "day" });
      expect(days).toMatchObject({ unknownOver: over, agents: { chosen: 2 } });
      const { unknownOver, total } = await reports.loadProvenance(asked);
      expect([unknownOver, total]).toEqual([over, sumOf(report)]);
    }
    const known = question(monday, { reading: { ...everything, over: "breaks" }, isLenient: true });
    expect(await reports.loadReport(known)).not.toHaveProperty("unknownOver");
    expect((await reports.loadReport(known)).agents.map(({ id }) => id)).toEqual(["1"]);
  });

  test("over time shows the days of those over an allowance, and traces the same people", async () => {
    const { reports } = start(() => rows, { allowances: [breaks] });
    const reading = { ...everything, over: "breaks" };
    const days = await reports.loadDays({ ...question(monday, { reading }), by: "day" });
    expect(days).toMatchObject({
      allowances: [{ id: "breaks", seconds: 1800 }],
      agents: { chosen: 1, all: 2 },
      days: [{ overrun: [200], daysOver: [1] }],
    });
    const { total } = await reports.loadProvenance(question(monday, { reading }));
    expect(total).toBe(5000);
  });

  test("under the hours of a shift counts each shift on the day on which it starts", async () => {
    const shifts = ["2026-11-09", "2026-11-10"].map((day, at) => ({
      from: `${day}T22:00:00`,
      to: `2026-11-1${at}T05:59:59`,
    }));
    const hours = {
      window: { from: shifts[0]?.from ?? "", to: shifts[1]?.to ?? "" },
      stretches: shifts,
      isCut: false,
    };
    const script: Script = ({ from }) => [row("1", "Break", from < "2026-11-10" ? 2000 : 600)];
    const { reports } = start(script, { allowances: [{ ...breaks, from: "2026-11-09" }] });
    const report = await reports.loadReport(question(monday, { range: hours }));
    expect(report).toMatchObject({ agents: [{ overrun: [200], daysOver: [1] }] });
  });

  test.each([
    ["of 23 hours", "2026-03-28", "2026-03-29", "2026-03-30", 23],
    ["of 25 hours", "2026-10-24", "2026-10-25", "2026-10-26", 25],
  ])(
    "a day %s has the limit of any other, and its time is its own",
    async (_, before, changed, after, hours) => {
      const seconds: Record<string, number> = { [before]: 600, [changed]: hours * 3600, [after]: 1801 };
      const timeZone = "Europe/Madrid";
      const settings = { ...noSettings, version: 1, allowances: [breaks] };
      const { reports } = startReports(
        ledger.kysely(),
        ledger.operation(),
        rowsOn((day) => [row("1", "Break", seconds[day] ?? 0)]),
        { settings, timeZone },
      );
      const window = { from: `${before}T00:00:00`, to: `${after}T23:59:59` };
      const asked = question(window, { timeZone });
      const days = await reports.loadDays({ ...asked, by: "day" });
      expect(days.days).toMatchObject([
        { day: before, status: "final", overrun: [0], daysOver: [0] },
        { day: changed, status: "final", overrun: [hours * 3600 - 1800], daysOver: [1] },
        { day: after, status: "final", overrun: [1], daysOver: [1] },
      ]);
      const report = await reports.loadReport(asked);
      expect(report.agents).toMatchObject([{ overrun: [hours * 3600 - 1800 + 1], daysOver: [2] }]);
      const alone = question(windowOfDay(changed), { timeZone });
      expect((await reports.loadReport(alone)).agents).toMatchObject([{ overrun: [hours * 3600 - 1800] }]);
    },
  );

  test("is made anew once a limit or a team has changed", async () => {
    const settings = { ...noSettings, version: 1, allowances: [{ ...breaks, team: "n" }] };
    const teams = [{ ...night }];
    const { reports } = startReports(ledger.kysely(), ledger.operation(), () => rows, { settings, teams });
    const overruns = async () =>
      (await reports.loadReport(question(monday))).agents.map(({ overrun }) => overrun);
    expect(await overruns()).toEqual([[0], [0]]);
    teams[0] = { ...night, version: 2, agents: ["1"] };
    expect(await overruns()).toEqual([[200], [0]]);
    Object.assign(settings, { version: 2, allowances: [{ ...breaks, seconds: 600 }] });
    expect(await overruns()).toEqual([[1400], [900]]);
  });
});
