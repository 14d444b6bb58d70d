/**
 * A whole number for every item of a list that grows, worked out when the item is first seen. Its owner may change the
 * numbers.
 */
export function createPlaceTable<Item>(
  numberOf: (item: Item) => number,
): (items: readonly Item[]) => Int32Array {
  let table = new Int32Array(0);
  let known = 0;
  return (items) => {
    if (items.length === known) return table;
    if (items.length > table.length) {
      const longer = new Int32Array(Math.max(items.length, 2 * table.length));
      longer.set(table);
      table = longer;
    }
    for (const item of items.slice(known)) {
      table[known] = numberOf(item);
      known += 1;
    }
    return table;
  };
}

/** The same numbers in a column of at least this length. */
export function growColumn(column: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  if (length <= column.length) return column;
  const longer = new Float64Array(Math.max(length, 2 * column.length));
  longer.set(column);
  return longer;
}
