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

const leastLetters = 4;

/**
 * Those that a query would find with one letter of each word put right; in their order. Short words are taken as they are
 * typed: with one letter changed they begin too many names.
 */
export function findNear<Item extends Ranked>(items: readonly Item[], query: string, most: number): Item[] {
  const typed = foldWords(query).split(" ");
  const isNear = (words: readonly string[]) =>
    typed.every((wanted) => words.some((word) => word.startsWith(wanted) || isNearStart(word, wanted)));
  const near: Item[] = [];
  for (const item of items) {
    if (near.length === most) break;
    if (isNear(item.folded.split(" "))) near.push(item);
  }
  return near;
}

/** Whether a word begins as typed but for one letter that is wrong, too many, lacking or swapped with the next. */
function isNearStart(word: string, typed: string): boolean {
  if (typed.length < leastLetters) return false;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const [there, rest] = [word.slice(at), typed.slice(at)];
  const isSwapped = there[0] === rest[1] && there[1] === rest[0];
  return (
    there.slice(1).startsWith(rest.slice(1)) ||
    there.startsWith(rest.slice(1)) ||
    there.slice(1).startsWith(rest) ||
    (isSwapped && there.slice(2).startsWith(rest.slice(2)))
  );
}
