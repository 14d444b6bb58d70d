import {
  type AnswerColumns,
  adoptColumns,
  bytesOfRow,
  emptyColumns,
} from "@/lib/report/figures/answer-columns";
import { bytesOfSums, sumsOf } from "@/lib/report/figures/column-sums";
import { createDirectory, type Directory } from "@/lib/report/figures/directory";
import { finishInTurns } from "@/lib/server/store/in-turns";
import type { Answer } from "./answer";
import { unpackColumns } from "./packed-columns";

/** The answers of one operation, in one directory. */
export type AnswerShelf = {
  /** The columns of an answer, read once while they are remembered. */
  load(answer: Pick<Answer, "digest" | "rowCount">): Promise<AnswerColumns>;
  /** Remembers columns that have just come, so that they need not be read. */
  keep(digest: string, columns: AnswerColumns): void;
  /** Forgets all of it: what is stored has been rewritten. */
  clear(): void;
  /** What is held for the operation: columns and texts. */
  bytes(): number;
};

type Shelf = { directory: Directory; bytesOfColumns: number };
type Held = { shelf: Shelf; columns: Promise<AnswerColumns>; bytes: number };

// Beside its columns: three typed arrays, a promise, two entries.
const bytesOfAnswer = 1024;
// Texts of agents and states that nobody has any more would stay for ever: beyond this part of the memory a new
// directory is begun.
const mostOfTexts = 1 / 4;

/** @param mostBytes of columns and texts; one answer is held even where it alone takes more. */
export function createAnswerMemory(mostBytes: number) {
  const held = new Map<string, Held>();
  const shelves: Shelf[] = [];

  function put(key: string, entry: Held): void {
    drop(key);
    held.set(key, entry);
    entry.shelf.bytesOfColumns += entry.bytes;
    trim(key);
  }

  function trim(newest: string): void {
    for (const oldest of held.keys()) {
      if (oldest === newest || shelves.reduce((sum, shelf) => sum + bytesOf(shelf), 0) <= mostBytes) return;
      drop(oldest);
    }
  }

  function drop(key: string): void {
    const entry = held.get(key);
    if (entry) entry.shelf.bytesOfColumns -= entry.bytes;
    held.delete(key);
  }

  return {
    /** An operation's part of it; `onLoad` is told whether an answer was there. */
    open({
      loadPacked,
      onLoad,
    }: {
      loadPacked: (digest: string) => Promise<Uint8Array>;
      onLoad?: ((isHit: boolean) => void) | undefined;
    }): AnswerShelf {
      const shelf: Shelf = { directory: createDirectory(), bytesOfColumns: 0 };
      const keyOf = (digest: string) => `${place}:${digest}`;
      const place = shelves.push(shelf);

      function clear(): void {
        shelf.directory = createDirectory();
        for (const [key, entry] of held) if (entry.shelf === shelf) drop(key);
      }

      function boundTexts(): void {
        if (shelf.directory.bytes() > mostBytes * mostOfTexts) clear();
      }

      function remember(digest: string, rows: number, columns: Promise<AnswerColumns>): void {
        const entry = { shelf, columns, bytes: bytesOfAnswer + rows * bytesOfRow };
        const key = keyOf(digest);
        put(key, entry);
        // Its texts are counted once they have their places, and its sums once they are worked out: all readings want them.
        columns.then(
          (loaded) => {
            if (held.get(key) !== entry) return;
            put(key, { ...entry, bytes: entry.bytes + bytesOfSums(sumsOf(loaded)) });
          },
          () => {
            if (held.get(key) === entry) drop(key);
          },
        );
      }

      async function read(digest: string): Promise<AnswerColumns> {
        const { directory } = shelf;
        return unpackColumns(await loadPacked(digest), digest, directory);
      }

      return {
        clear,
        bytes: () => bytesOf(shelf),
        async load({ digest, rowCount }) {
          if (digest === null) return emptyColumns(0, shelf.directory);
          const key = keyOf(digest);
          const known = held.get(key);
          onLoad?.(known !== undefined);
          if (known) {
            held.delete(key);
            held.set(key, known);
            return known.columns;
          }
          boundTexts();
          const columns = read(digest);
          remember(digest, rowCount, columns);
          return columns;
        },
        keep(digest, columns) {
          boundTexts();
          remember(digest, columns.seconds.length, finishInTurns(adoptColumns(columns, shelf.directory)));
        },
      };
    },
  };
}

/** Answers in memory in front of the store, of all operations together: those unread for longest go first. */
export type AnswerMemory = ReturnType<typeof createAnswerMemory>;

function bytesOf({ directory, bytesOfColumns }: Shelf): number {
  return bytesOfColumns + directory.bytes();
}
