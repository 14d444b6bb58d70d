import type { ReportLink } from "./report-link";

/** What a screen on a wall shows one after another: each team of the link alone, or all that the link reads. */
export function listTurns(link: ReportLink): readonly [ReportLink, ...ReportLink[]] {
  const [first, ...others] = link.teams.map((team): ReportLink => ({ ...link, teams: [team] }));
  return first ? [first, ...others] : [link];
}
