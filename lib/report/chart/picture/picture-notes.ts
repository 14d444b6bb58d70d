import { formatMediumDay } from "@/lib/dates/words";
import { dayAt, instantOf } from "@/lib/dates/zone";
import { type DayNote, tellWriters } from "@/lib/report/answers/day-note";
import type { Chart } from "@/lib/report/chart/chart-figures";
import { hasMedianMarks } from "@/lib/report/chart/median-height";
import type { Grain } from "@/lib/report/figures/grain";
import { showControls } from "@/lib/report/text";

type NoteTranslate = ((key: "dayNotes.everybody" | "dayNotes.leftOut") => string) &
  ((key: "dayNotes.of", values: { day: string; whom: string }) => string) &
  Parameters<typeof tellWriters>[1];

type NoteRules = { nameOf: (agent: string) => string; locale: string; timeZone: string };

/** What people wrote down about days, and who on which day: a line for each note, oldest day first. */
export function tellDayNotes(
  notes: readonly Omit<DayNote, "id" | "version">[],
  { nameOf, locale, timeZone }: NoteRules,
  t: NoteTranslate,
): string[] {
  const dayOfWriting = (instant: string) => formatMediumDay(dayAt(instantOf(instant), timeZone), locale);
  return notes
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ day, agent, text, leavesOut, ...writers }) => {
      const whom = agent === null ? t("dayNotes.everybody") : nameOf(agent);
      const note = `${t("dayNotes.of", { day: formatMediumDay(day, locale), whom })}: ${text}`;
      const told = leavesOut ? `${note} (${t("dayNotes.leftOut")})` : note;
      return showControls(`${told} · ${tellWriters(writers, t, dayOfWriting)}`);
    });
}

type Word = "options.perDay" | `agent.medianMark-${Grain}` | `days.columnIs-${Grain}`;

/** How a chart's figures are read, in words; `grain`: what a row of the table stands for, null = an agent. */
export function listReadingNotes(chart: Chart, grain: Grain | null, t: (key: Word) => string): string[] {
  const { kind, table } = chart;
  const perDay = table.isPerDay ? [t("options.perDay")] : [];
  if (kind === "agents") return perDay;
  return [
    ...perDay,
    ...(hasMedianMarks(chart) ? [t(`agent.medianMark-${kind}`)] : []),
    ...(kind === grain ? [] : [t(`days.columnIs-${kind}`)]),
  ];
}
