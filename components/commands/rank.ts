import { createSearch, foldWords } from "@/lib/report/text";

export type Ranked = {
  /** What is looked in, folded by `foldWords`. */
  folded: string;
};

/** Those that a query finds, in their order, but first those that begin with it. `most` bounds the answer. */
export function rankMatches<Item extends Ranked>(
  items: readonly Item[],
  query: string,
  most: number,
): { item: Item; rank: number }[] {
  const isFound = createSearch(query);
  const start = foldWords(query);
  const ranked = items
    .filter(({ folded }) => isFound(folded))
    .map((item) => ({ item, rank: item.folded.startsWith(start) ? 0 : 1 }));
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, most);
}
