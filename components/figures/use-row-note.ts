import { useTranslations } from "use-intl";
import { formatMoment } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import type { PeriodHeading, PeriodRow } from "@/lib/report/figures/period-table";
import { countOpenDays } from "@/lib/report/figures/periods";
import type { Shown } from "./shown-figures";

/** Stands before the name of a day off. */
const dayOffMark = "◇";

type Length = "word" | "brief" | "full";

type RowNote = { text: string; tone: keyof typeof noteTones };

export const noteTones = {
  plain: "text-muted",
  note: "text-note",
  failure: "font-medium text-over",
} as const;

/** What must be known of a row before it is compared: that it is partial, or how many of its days are in it. */
export function useRowNote(shown: Shown): (row: number, length: Length) => RowNote | null {
  const t = useTranslations("days");
  const { locale } = shown;
  return (place, length) => {
    const leftOut = shown.table.rows[place]?.daysLeftOut;
    if (shown.kind === "agents")
      return leftOut ? { text: t("leftOut", { count: leftOut }), tone: "note" } : null;
    const row = shown.table.rows[place];
    if (!row) return null;
    if (shown.kind !== "day") {
      if (length === "word")
        return { text: `${row.daysWithData} / ${countOpenDays(row)}`, tone: toneOf(row) };
      return {
        text: t(row.status === "live" ? "daysOfPartial" : "daysOf", {
          some: row.daysWithData,
          all: countOpenDays(row),
        }),
        tone: toneOf(row),
      };
    }
    return addDayOff(noteOfDay(row, length, shown.timeZone), row.dayOff, length);
  };

  function noteOfDay(row: PeriodRow, length: Length, timeZone: string): RowNote | null {
    if (row.status !== "live")
      return row.daysLeftOut ? { text: t(isSupposed(row) ? "supposed" : "noted"), tone: "note" } : null;
    if (!row.asOf || length === "word") return { text: t("partial"), tone: "note" };
    const instantMs = instantOf(row.asOf);
    const { time } = formatMoment(instantMs, instantMs, timeZone, locale);
    return { text: t(length === "brief" ? "partialAsOf" : "partialLong", { time }), tone: "note" };
  }

  // No note leaves it out: the link does.
  function isSupposed({ from }: PeriodHeading): boolean {
    return shown.link.suppose.some((one) => one.kind === "without" && one.day === from);
  }
}

// What a day off is called goes before anything else; where there is room for a word alone, its mark.
function addDayOff(note: RowNote | null, dayOff: string | undefined, length: Length): RowNote | null {
  if (dayOff === undefined) return note;
  const name = length === "word" ? dayOffMark : `${dayOffMark}\u00a0${dayOff}`;
  return note
    ? { ...note, text: `${name}${length === "word" ? " " : " · "}${note.text}` }
    : { text: name, tone: "plain" };
}

// A day without data is a fact of the calendar; one that is still to come or failed makes the sum incomplete.
function toneOf({ status }: Pick<PeriodHeading, "status">): RowNote["tone"] {
  if (status === "failed") return "failure";
  return status === "missing" || status === "live" ? "note" : "plain";
}
