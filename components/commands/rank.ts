import { foldText } from "@/lib/report/text";

export type Ranked = {
  /** What is looked in, folded. */
  folded: string;
};

/**
 * Those in which every word of the query stands, in their order, but first those that begin with it, then those
 * whose words begin with its words, then the others. `most` bounds the answer.
 */
export function rankMatches<Item extends Ranked>(
  items: readonly Item[],
  query: string,
  most: number,
): { item: Item; rank: number }[] {
  const wanted = foldText(query);
  const words = wanted.split(" ").filter(Boolean);
  const ranked = items.flatMap((item) => {
    const rank = rankOf(item.folded, wanted, words);
    return rank === null ? [] : [{ item, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, most);
}

function rankOf(folded: string, wanted: string, words: readonly string[]): number | null {
  if (folded.startsWith(wanted)) return 0;
  let rank = 1;
  for (const word of words) {
    if (` ${folded}`.includes(` ${word}`)) continue;
    if (!folded.includes(word)) return null;
    rank = 2;
  }
  return rank;
}
