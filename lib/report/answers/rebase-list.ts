/**
 * What somebody changed in a list, on top of the list as others have left it meanwhile: what was changed, added or removed
 * here stands, all else is theirs.
 */
export function rebaseList<Item>(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  const [before, own] = [base, mine].map((items) => new Map(items.map((item) => [keyOf(item), item])));
  const isSame = (one: Item | undefined, other: Item | undefined) =>
    JSON.stringify(one) === JSON.stringify(other);
  const isOwn = (key: string) => !isSame(before?.get(key), own?.get(key));
  const kept = theirs.flatMap((item) => {
    const key = keyOf(item);
    return isOwn(key) ? (own?.get(key) ?? []) : [item];
  });
  const known = new Set(theirs.map(keyOf));
  return [...kept, ...mine.filter((item) => !known.has(keyOf(item)) && isOwn(keyOf(item)))];
}
