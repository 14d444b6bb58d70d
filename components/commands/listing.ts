import { type Choice, type ChoiceGroup, choiceGroups } from "./choice";
import { findNear, rankMatches } from "./rank";

export type ListedGroup = { group: ChoiceGroup; choices: Choice[] };

/** `isNear`: nothing is found by what was typed, and these are by nearly the same letters. */
export type Listing = { groups: ListedGroup[]; isNear: boolean };

const mostMatches = 60;
const mostNear = 8;
const mostOfGroup: Partial<Record<ChoiceGroup, number>> = {
  teams: 8,
  saved: 8,
  agents: 20,
  states: 12,
  columns: 12,
};
// Before a letter is typed: what is done most, in one view.
const offered: readonly ChoiceGroup[] = [
  "ranges",
  "compare",
  "teams",
  "saved",
  "views",
  "downloads",
  "pages",
  "themes",
];

// What has a name that readers may not know how to write.
const named: readonly ChoiceGroup[] = ["teams", "agents", "states", "saved"];

/** What the palette shows for a query: groups by their best match, within a group the best first. */
export function listChoices(choices: readonly Choice[], query: string): Listing {
  if (query.trim() === "")
    return { groups: groupUp(choices.filter(({ group }) => offered.includes(group))), isNear: false };
  const matches = rankMatches(choices, query, mostMatches);
  if (matches.length === 0) {
    const names = findNear(
      choices.filter(({ group }) => named.includes(group)),
      query,
      mostNear,
    );
    const near = names.length > 0 ? names : findNear(choices, query, mostNear);
    return { groups: groupUp(near), isNear: near.length > 0 };
  }
  const groups = groupUp(matches.map(({ item }) => item)).sort((a, b) => rankOf(a) - rankOf(b));
  return { groups, isNear: false };

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
