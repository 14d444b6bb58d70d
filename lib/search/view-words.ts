import { defaultLink, formatReportLink, listRangeWords, type ReportLink } from "./report-link";

/** The words of a link that say which figures are read: of which time, and of whom. */
export type ViewWords = { link: string; range: string };

const known = new WeakMap<ReportLink, ViewWords>();

/** Without the words that only choose how figures are shown. The same link is written once. */
export function formatViewWords(link: ReportLink): ViewWords {
  const words = known.get(link) ?? writeWords(link);
  known.set(link, words);
  return words;
}

function writeWords(link: ReportLink): ViewWords {
  const { operation, range, span, hours, known, group, suppose, agents, teams, query, over, compare } = link;
  const whom = { agents, teams, query, over };
  const asked = { operation, range, span, hours, known, group, suppose, ...whom, compare };
  return {
    link: formatReportLink({ ...defaultLink, ...asked }),
    range: new URLSearchParams(listRangeWords({ ...link, display: null })).toString(),
  };
}
