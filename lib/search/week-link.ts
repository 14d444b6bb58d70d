import { dayOf } from "@/lib/dates/window";
import { defaultLink, type ReportLink } from "./report-link";

/** The same people and states, of the link's whole days; of the last seven where it names none. */
export function weekOf(link: ReportLink): ReportLink {
  const { hours, known, by, compare } = defaultLink;
  const span = link.span && { from: dayOf(link.span.from), to: dayOf(link.span.to) };
  const isNamed = span !== null || link.range !== defaultLink.range;
  return { ...link, range: isNamed ? link.range : "last-7-days", span, hours, known, by, compare };
}
