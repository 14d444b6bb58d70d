import { instantOf, localTimeAt } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { createHourReader, type HourTable } from "@/lib/report/timeline/hours";
import { nameId } from "./days-table";
import type { ExportTable, TableCell, TableColumn } from "./file-columns";
import { textColumn } from "./file-columns";
import type { TableWords } from "./table-words";

type HourRow = HourTable["rows"][number];

/**
 * A row per agent and hour of a day, with what lies in no hour on rows of its own, so that all rows of an agent add up to the
 * day. An hour that nobody looked at says so in words; it has no zero.
 */
export function buildHourTable(answer: TimelineAnswer, words: TableWords): ExportTable {
  const { t } = words;
  const reader = createHourReader(answer);
  const { total } = reader.read(answer.agents);
  const timeColumn = (title: string, sum: number): TableColumn => ({ title, kind: "time", total: sum });
  const lead = [t("files.agentId"), t("files.agent"), t("files.hour"), t("files.hourKnown")];
  return {
    columns: [
      ...lead.map(textColumn),
      ...answer.states.map((state, place) => timeColumn(words.stateName(state), total.seconds[place] ?? 0)),
      {
        ...timeColumn(t("files.total"), total.total),
        live: { sumOf: [lead.length, lead.length + answer.states.length - 1] },
      },
    ],
    rows: answer.agents.flatMap((agent) =>
      reader
        .read([agent])
        .rows.filter(({ gap }) => gap !== "to-come")
        .map((row): TableCell[] => [
          nameId(agent, words),
          agent.name,
          nameHour(row, answer, words),
          t(
            row.kind === "hour" ? `files.hour-${row.gap === null ? row.known : "unseen"}` : "files.hour-none",
          ),
          ...(row.gap === null ? [...row.seconds, row.total] : [...row.seconds, null].map(() => null)),
        ]),
    ),
  };
}

function nameHour(
  { kind, from, to }: HourRow,
  { timeZone }: Pick<TimelineAnswer, "timeZone">,
  { t }: TableWords,
): string {
  if (kind !== "hour") return t(`files.hour-${kind}`);
  const timeOf = (instant: string) => localTimeAt(instantOf(instant), timeZone).slice(11, 16);
  return `${timeOf(from)}–${timeOf(to)}`;
}

/** The same for another program: seconds by state, null for an hour that nobody looked at. */
export function buildJsonHours(answer: TimelineAnswer): object {
  const { counting, looks, states } = answer;
  const reader = createHourReader(answer);
  return {
    ...{ counting, looks, states },
    agents: answer.agents.map(({ id, name, ...told }) => {
      const { rows, total } = reader.read([{ id, name, ...told }]);
      const secondsOf = (kind: HourRow["kind"]) =>
        rows.find((row) => row.kind === kind)?.seconds ?? states.map(() => 0);
      return {
        ...{ id, name },
        hours: rows
          .filter(({ kind, gap }) => kind === "hour" && gap !== "to-come")
          .map(({ from, to, known, gap, seconds }) => ({
            ...{ from, to },
            known: gap === null ? known : "unseen",
            seconds: gap === null ? seconds : null,
          })),
        ...{ withoutHour: secondsOf("untold"), corrected: secondsOf("corrected"), total: total.seconds },
      };
    }),
  };
}
