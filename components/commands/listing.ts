import { type Choice, type ChoiceGroup, choiceGroups } from "./choice";
import { rankMatches } from "./rank";

export type ListedGroup = { group: ChoiceGroup; choices: Choice[] };

const mostMatches = 60;
const mostOfGroup: Partial<Record<ChoiceGroup, number>> = { teams: 8, agents: 20, states: 12, columns: 12 };
// Before a letter is typed: what is done most, in one view.
const offered: readonly ChoiceGroup[] = [
  "ranges",
  "compare",
  "teams",
  "views",
  "downloads",
  "pages",
  "themes",
];

/** What the palette shows for a query: groups by their best match, within a group the best first. */
export function listChoices(choices: readonly Choice[], query: string): ListedGroup[] {
  if (query.trim() === "") return groupUp(choices.filter(({ group }) => offered.includes(group)));
  const matches = rankMatches(choices, query, mostMatches);
  return groupUp(matches.map(({ item }) => item)).sort((a, b) => rankOf(a) - rankOf(b));

  function rankOf({ choices: [best] }: ListedGroup): number {
    return matches.find(({ item }) => item === best)?.rank ?? 0;
  }
}

function groupUp(choices: readonly Choice[]): ListedGroup[] {
  return choiceGroups.flatMap((group) => {
    const own = choices.filter((choice) => choice.group === group).slice(0, mostOfGroup[group]);
    return own.length > 0 ? [{ group, choices: own }] : [];
  });
}
