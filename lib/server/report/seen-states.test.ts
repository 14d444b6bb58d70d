import { expect, test, vi } from "vitest";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { openLedger, row } from "@/lib/server/ledger/answers.stage";
import { question, startReports } from "./reports.stage";
import { createSeenStates } from "./seen-states";

const ledger = openLedger("sqlite");
const byDay: Record<string, AuxRow[] | null> = {
  "2026-11-09": [row("1", "Break", 60), row("1", "Coaching", 5)],
  "2026-11-10": null,
  "2026-11-11": [row("1", "Break", 60), row("2", "Pausa activa", 0)],
};

test("every state is told with its first and last day, each answer read once", async () => {
  const { reports, book } = startReports(
    ledger.kysely(),
    ledger.operation(),
    ({ from }) => byDay[from.slice(0, 10)] ?? null,
  );
  const columnsOf = vi.fn(book.columnsOf);
  const load = createSeenStates({ ...book, columnsOf });
  expect(await load()).toEqual({ from: null, to: null, states: [] });
  for (const day of Object.keys(byDay))
    await reports.loadReport(question({ from: `${day}T00:00:00`, to: `${day}T23:59:59` }));
  const told = {
    ...{ from: "2026-11-09", to: "2026-11-11" },
    states: [
      { state: "Break", first: "2026-11-09", last: "2026-11-11" },
      { state: "Coaching", first: "2026-11-09", last: "2026-11-09" },
      { state: "Pausa activa", first: "2026-11-11", last: "2026-11-11" },
    ],
  };
  expect(await load()).toEqual(told);
  expect(await load()).toEqual(told);
  expect(columnsOf).toHaveBeenCalledTimes(2);
});
