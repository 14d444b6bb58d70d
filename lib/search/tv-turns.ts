import { addressOfView, type SavedView } from "@/lib/report/answers/saved-view";
import { formatReportLink, parseReportLink, type ReportLink } from "./report-link";

/** What a screen on a wall shows one after another: each team of the link alone, or all that the link reads. */
export function listTurns(link: ReportLink): readonly [ReportLink, ...ReportLink[]] {
  const [first, ...others] = link.teams.map((team): ReportLink => ({ ...link, teams: [team] }));
  return first ? [first, ...others] : [link];
}

/** A saved view on a wall, and the link that shows it there. */
export type ViewTurn = { name: string; link: ReportLink };

type Views = readonly Pick<SavedView, "id" | "name" | "link">[];

/** Those of some views, by id, that a screen on a wall can show: readings of the team's report. A view that is gone is passed over. */
export function listViewTurns(views: Views, turns: readonly string[]): ViewTurn[] {
  return turns.flatMap((id) => {
    const view = views.find((one) => one.id === id);
    const address = view && new URL(addressOfView(view), "http://localhost");
    if (!view || address?.pathname !== "/") return [];
    const { link } = parseReportLink(address.searchParams.entries());
    return [{ name: view.name, link: { ...link, display: "tv", turns } }];
  });
}

/** Which of these a link shows; -1 = none of them. */
export function findViewTurn(views: readonly ViewTurn[], link: ReportLink): number {
  const words = formatReportLink(link);
  return views.findIndex((view) => formatReportLink(view.link) === words);
}
