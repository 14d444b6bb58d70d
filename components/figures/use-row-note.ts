import { useTranslations } from "use-intl";
import type { DaysMatrix } from "@/components/table/days-matrix";
import { formatMoment } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import type { TimeRow } from "@/lib/report/figures/days-view";

export type RowNote = { text: string; tone: "plain" | "note" | "failure" };

/** What must be known of a row before it is compared: that it is partial, or how many of its days are in it. */
export function useRowNote({ grain, timeZone, locale }: DaysMatrix) {
  const t = useTranslations("days");
  return (row: TimeRow, length: "word" | "brief" | "full"): RowNote | null => {
    if (grain !== "day") {
      if (length === "word") return { text: `${row.daysWithData} / ${row.days}`, tone: toneOf(row) };
      return {
        text: t(row.status === "live" ? "daysOfPartial" : "daysOf", {
          some: row.daysWithData,
          all: row.days,
        }),
        tone: toneOf(row),
      };
    }
    if (row.status !== "live") return null;
    if (!row.asOf || length === "word") return { text: t("partial"), tone: "note" };
    const instantMs = instantOf(row.asOf);
    const { time } = formatMoment(instantMs, instantMs, timeZone, locale);
    return { text: t(length === "brief" ? "partialAsOf" : "partialLong", { time }), tone: "note" };
  };
}

// A day without data is a fact of the calendar; one that is still to come or failed makes the sum incomplete.
function toneOf({ status }: TimeRow): RowNote["tone"] {
  if (status === "failed") return "failure";
  return status === "missing" || status === "live" ? "note" : "plain";
}
