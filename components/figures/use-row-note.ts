import { useTranslations } from "use-intl";
import { formatMoment } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import type { PeriodHeading } from "@/lib/report/figures/period-table";
import { countOpenDays } from "@/lib/report/figures/periods";
import type { Shown } from "./shown-figures";

type RowNote = { text: string; tone: keyof typeof noteTones };

export const noteTones = {
  plain: "text-muted",
  note: "text-note",
  failure: "font-medium text-over",
} as const;

/** What must be known of a row before it is compared: that it is partial, or how many of its days are in it. */
export function useRowNote(shown: Shown): (row: number, length: "word" | "brief" | "full") => RowNote | null {
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
    if (row.status !== "live")
      return leftOut ? { text: t(isSupposed(row) ? "supposed" : "noted"), tone: "note" } : null;
    if (!row.asOf || length === "word") return { text: t("partial"), tone: "note" };
    const instantMs = instantOf(row.asOf);
    const { time } = formatMoment(instantMs, instantMs, shown.timeZone, locale);
    return { text: t(length === "brief" ? "partialAsOf" : "partialLong", { time }), tone: "note" };
  };

  // No note leaves it out: the link does.
  function isSupposed({ from }: PeriodHeading): boolean {
    return shown.link.suppose.some((one) => one.kind === "without" && one.day === from);
  }
}

// A day without data is a fact of the calendar; one that is still to come or failed makes the sum incomplete.
function toneOf({ status }: Pick<PeriodHeading, "status">): RowNote["tone"] {
  if (status === "failed") return "failure";
  return status === "missing" || status === "live" ? "note" : "plain";
}
