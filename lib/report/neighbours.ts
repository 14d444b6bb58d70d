export type Neighbours<Row> = { previous: Row | null; next: Row | null };

/** The rows before and after an agent's among those given, in their order; null where the agent is not among them. */
export function findNeighbours<Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
): Neighbours<Row> | null {
  const place = rows.findIndex((row) => row.id === id);
  if (place < 0) return null;
  return { previous: rows[place - 1] ?? null, next: rows[place + 1] ?? null };
}
