import type { AuxRow } from "@/lib/report/figures/aux-row";

type Cached = { rows: Promise<readonly AuxRow[]>; count: number };

export type RowCache = {
  /** The rows of a digest, read once while they are remembered. */
  load(digest: string, count: number): Promise<readonly AuxRow[]>;
  /** Remembers rows that have just come, so that they need not be read. */
  keep(digest: string, rows: readonly AuxRow[]): void;
};

/** Rows in memory in front of the store: at most `mostRows` of them, those unread for longest go first. */
export function createRowCache(options: {
  loadRows: (digest: string) => Promise<readonly AuxRow[]>;
  mostRows: number;
  onLoad?: (isHit: boolean) => void;
}): RowCache {
  const { loadRows, mostRows, onLoad } = options;
  const cached = new Map<string, Cached>();
  let rowsKept = 0;

  function put(digest: string, entry: Cached): void {
    drop(digest);
    cached.set(digest, entry);
    rowsKept += entry.count;
    for (const oldest of cached.keys()) {
      if (rowsKept <= mostRows || oldest === digest) return;
      drop(oldest);
    }
  }

  function drop(digest: string): void {
    rowsKept -= cached.get(digest)?.count ?? 0;
    cached.delete(digest);
  }

  return {
    load(digest, count) {
      const known = cached.get(digest);
      onLoad?.(known !== undefined);
      const rows = known?.rows ?? loadRows(digest);
      put(digest, { rows, count });
      rows.catch(() => drop(digest));
      return rows;
    },
    keep(digest, rows) {
      put(digest, { rows: Promise.resolve(rows), count: rows.length });
    },
  };
}
