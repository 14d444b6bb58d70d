import type { SortTarget } from "@/lib/report/columns/columns";
import type { ReportLink } from "./report-link";
import { defaultSort } from "./sort";

/** A link read by state or by class: without the words that name what the other reading does not have. */
export function groupStates(link: ReportLink, group: ReportLink["group"]): Partial<ReportLink> {
  const isLasting = ({ by }: SortTarget) => by !== "state";
  const sort = link.sort.filter(isLasting);
  return {
    ...{ group, states: [], columns: link.columns.filter(isLasting), pinned: link.pinned.filter(isLasting) },
    sort: sort.length > 0 ? sort : defaultSort,
  };
}
