import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import { compareAgents, findPresence, type Presence } from "@/lib/report/comparison/compare-agents";
import {
  createSideReader,
  type DayPair,
  type DaySide,
  pairDays,
  type SideReading,
} from "@/lib/report/comparison/compared-days";
import type { AgentTable } from "@/lib/report/figures/agent-table";
import { agentKeyOf } from "@/lib/report/figures/directory";
import type { AuxReport } from "@/lib/report/figures/report";
import type { BesideFigures } from "@/lib/server/export/tables/agent-table";
import { readReport, type StyleOf } from "@/lib/server/export/tables/export-figures";
import { sumAnswers } from "@/lib/server/report/report-figures";
import { traceFigure } from "@/lib/server/report/report-provenance";
import type { AnswerReader } from "@/lib/server/report/sight";
import { createDayReader, type ReadDays } from "./export-days";
import type { ExportTask } from "./export-task";

/** What stands beside the sums of a range: the link's own measure, and the period that it compares with. */
export type ExportBeside = BesideFigures & {
  /** The other period's agents; null where that period could not be read. */
  presence: Presence | null;
  /** Day by day; null where days are not told. */
  pairs: DayPair[] | null;
  provenance: Pick<ProvenanceAnswer, "total" | "windows"> | null;
};

type Side = { report: AuxReport; readDays: ReadDays | null; styleOf: StyleOf };

/** Lays the other period of a task beside its range, both read as the link reads them. */
export async function buildBeside(
  { material, comparison, reading, withDni }: ExportTask,
  { report, readDays, styleOf }: Side,
  answers: AnswerReader,
): Promise<ExportBeside> {
  const table = readReport(report, reading, styleOf);
  const isWhole = isWholeAnswer(material);
  const there = comparison?.material;
  if (!there) return { table, isWhole, presence: null, pairs: null, provenance: null };
  const { timeZone } = there.range;
  const { report: other } = await sumAnswers(there.used, answers, {
    allowances: null,
    ...{ withDni, timeZone, keep: table.states },
  });
  const provenance = await traceFigure(there.used, reading, answers, timeZone);
  const presence = findPresence(report, other, reading);
  const compared = compareAgents(table, report, { ...other, isWhole: isWholeAnswer(there) }, reading);
  const told = { table: compared, isWhole, presence, provenance };
  if (!compared.earlier) return { ...told, pairs: null };
  const none = new Set<string>();
  const pairs = await pairSides(compared, readDays, createDayReader(there, answers), {
    ...{ here: report.others ?? none, there: other.others ?? none },
  });
  return { ...told, pairs };
}

async function pairSides(
  { rows, states, earlier }: AgentTable,
  here: ReadDays | null,
  there: ReadDays | null,
  others: Record<"here" | "there", ReadonlySet<string>>,
): Promise<DayPair[] | null> {
  if (!here || !there || !earlier) return null;
  const { only, otherStates } = earlier;
  const both = rows.filter((row) => row.earlier !== null);
  const keysOf = (agents: readonly { id: string; name: string }[]) => new Set(agents.map(agentKeyOf));
  const thereOnly = otherStates.map(({ state }) => state);
  return pairDays(
    await readSides(here, { chosen: keysOf(rows), states, otherStates: [], others: others.here }),
    await readSides(there, {
      ...{ chosen: keysOf([...both, ...only]), states, otherStates: thereOnly, others: others.there },
    }),
  );
}

async function readSides(readDays: ReadDays, reading: SideReading): Promise<DaySide[]> {
  const sides: DaySide[] = [];
  const readSide = createSideReader(reading);
  for await (const day of readDays()) sides.push(readSide(day));
  return sides;
}
