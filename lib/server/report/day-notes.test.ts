import { expect, test } from "vitest";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { openLedger, row } from "@/lib/server/ledger/answers.stage";
import type { KeptNote } from "@/lib/server/notes/note-store";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");
const day = { from: "2026-11-09T00:00:00", to: "2026-11-09T23:59:59" };
const asked = question(day, { waitLimit: { kind: "untilKnown", mostMs: 5000 } });

function note(id: string, words: Partial<KeptNote>): KeptNote {
  return {
    ...{ id, day: "2026-11-09", agent: null, text: id, leavesOut: false, by: "ana@auxboard.example" },
    ...{ version: 1, at: "2026-11-10T12:00:00Z", byId: "ana", ...words },
  };
}

function start(notes: readonly KeptNote[], hidden: readonly string[] = []) {
  const agents = hidden.map((id) => ({ id, name: "", isHidden: true, from: null, to: null }));
  const settings = { ...noSettings, version: 1, agents };
  const rows = [row("1", "Break", 600), row("2", "Break", 60)];
  return startReports(ledger.kysely(), ledger.operation(), () => rows, { settings, notes }).reports;
}

const idsOf = (notes: readonly { id: string }[] = []) => notes.map(({ id }) => id);
const notes = [
  note("all", {}),
  note("one", { agent: "1", leavesOut: true }),
  note("two", { agent: "2" }),
  note("before", { day: "2026-11-08" }),
];

test("a report, its days and its files have the notes on their days, of whom their reader sees", async () => {
  const reports = start(notes);
  const report = await reports.loadReport(asked);
  expect(idsOf(report.dayNotes)).toEqual(["all", "one", "two"]);
  expect(JSON.stringify(report)).not.toContain("byId");
  expect(idsOf((await reports.loadDays({ ...asked, by: "day" })).dayNotes)).toEqual(["all", "one", "two"]);
  const material = await reports.loadMaterial(asked, { basis: "totals", withDays: true });
  expect(idsOf(material.dayNotes)).toEqual(["all", "one", "two"]);
  const sight = { teams: [{ id: "t", version: 1, name: "Second", size: 1, agents: ["2"] }] };
  expect(idsOf((await reports.loadReport({ ...asked, sight })).dayNotes)).toEqual(["all", "two"]);
  expect(idsOf((await start(notes, ["1"]).loadReport(asked)).dayNotes)).toEqual(["all", "two"]);
  expect((await start([]).loadReport(asked)).dayNotes).toBeUndefined();
});

test("a day that is left out stays in the sums, and is none of the days worked", async () => {
  const { agents } = await start(notes).loadReport(asked);
  expect(agents).toMatchObject([
    { id: "1", seconds: [600], leftOut: [600], daysLeftOut: 1, daysWorked: 0 },
    { id: "2", seconds: [60], daysWorked: 1 },
  ]);
  const { days } = await start(notes).loadDays({ ...asked, by: "day" });
  expect(days).toMatchObject([{ agents: 2, seconds: [660], leftOut: [600], agentsLeftOut: 1 }]);
});

test("a note that was removed changes the figures back", async () => {
  const kept = [...notes];
  const reports = start(kept);
  await reports.loadReport(asked);
  kept.splice(1, 1);
  const { agents, dayNotes } = await reports.loadReport(asked);
  expect([agents[0]?.daysWorked, idsOf(dayNotes)]).toEqual([1, ["all", "two"]]);
});

test("a note whose words were changed is told in its new words at once", async () => {
  const kept = [note("all", {})];
  const reports = start(kept);
  await reports.loadReport(asked);
  kept[0] = note("all", { text: "corrected", version: 2 });
  const words = ({ dayNotes = [] }: { dayNotes?: readonly { text: string }[] }) =>
    dayNotes.map(({ text }) => text);
  expect(words(await reports.loadReport(asked))).toEqual(["corrected"]);
  expect(words(await reports.loadDays({ ...asked, by: "day" }))).toEqual(["corrected"]);
});
