import type { StandingQuestion } from "@/lib/browser/standing-question";
import { type ReportLink, unfiltered, units } from "@/lib/search/report-link";
import { shiftRange } from "@/lib/search/shift-range";
import type { LinkShortcut } from "./shortcut";

type Change = Partial<ReportLink>;

/** What a key makes of the question that stands; null where it changes nothing of it, or there is no such range. */
export function buildLinkChange(name: LinkShortcut, question: StandingQuestion): Change | null {
  const { link, range, today } = question;
  const changes: Partial<Record<LinkShortcut, () => Change | null>> = {
    today: () => ({ range: "today", span: null }),
    yesterday: () => ({ range: "yesterday", span: null }),
    week: () => ({ range: "this-week", span: null }),
    month: () => ({ range: "this-month", span: null }),
    previous: () => shiftRange(link, range.window, -1, today),
    next: () => shiftRange(link, range.window, 1, today),
    byAgent: () => ({ by: null }),
    byDay: () => ({ by: "day" }),
    unit: () => ({ unit: units[(units.indexOf(link.unit) + 1) % units.length] ?? "hm" }),
    clear: () => ({ ...unfiltered }),
  };
  return changes[name]?.() ?? null;
}
