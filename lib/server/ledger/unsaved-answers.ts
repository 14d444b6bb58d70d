import { setTimeout as sleep } from "node:timers/promises";
import { emptyColumns } from "@/lib/report/figures/answer-columns";
import { storeProblemOf } from "@/lib/server/store/store-problem";
import type { Answer, FreshAnswer, StoreRight } from "./answer";
import type { AnswerStore, PreparedAnswer } from "./answer-store";
import { type PackedColumns, packAnswer, unpackColumns } from "./packed-columns";

/** The answers of one operation. One that the store does not take is held in memory until the store takes it. */
export type KeptAnswers = AnswerStore & {
  /** Answers that are only in memory. */
  countUnsaved(): number;
  /** Tries once more to store what is only in memory. Never rejects. */
  saveUnsaved(): Promise<void>;
};

export type UnsavedAnswersOptions = {
  store: AnswerStore;
  /** Told of every failure of the store under an answer. */
  onFault: (error: unknown) => void;
  /** What is held at most, in bytes of packed columns; what comes beyond is refused as before. */
  mostBytes?: number;
  /** Pauses between the tries within a call: a restart of the database takes seconds. */
  retryPausesMs?: readonly number[];
  /** Pauses between the later tries; the last one again and again. */
  savePausesMs?: readonly number[];
};

type Held = { fresh: Omit<FreshAnswer, "columns">; pack: PackedColumns | null; right: StoreRight };

const usualBytes = 32 * 1024 * 1024;
// Beside its rows.
const bytesOfAnswer = 1024;
// Between two ids of the store there is room for a million answers.
const idStep = 2 ** -20;

/**
 * Puts memory in front of the store of an operation: an answer is paid for, so it is served from here while the store
 * is full or away, and stored once it can be. It is served only where it could be weighed beside what is in force.
 */
export function holdUnsavedAnswers(options: UnsavedAnswersOptions): KeptAnswers {
  const { store, onFault, mostBytes = usualBytes } = options;
  const { retryPausesMs = [250, 500, 1_000, 2_000], savePausesMs = [1_000, 2_000, 5_000, 15_000] } = options;
  const held = new Set<Held>();
  let bytes = 0;
  let newestId = 0;
  let saving: Promise<void> | null = null;
  let isWaiting = false;

  function note(answer: Answer | null): Answer | null {
    newestId = Math.max(newestId, answer?.id ?? 0);
    return answer;
  }

  async function tryToAppend(
    prepare: () => Promise<PreparedAnswer>,
    right: StoreRight,
  ): Promise<Answer | null> {
    for (const pauseMs of retryPausesMs) {
      try {
        return await store.write(await prepare(), right);
      } catch (error) {
        if (!storeProblemOf(error)) throw error;
        onFault(error);
        await sleep(pauseMs);
      }
    }
    return store.write(await prepare(), right);
  }

  function hold(entry: Held): boolean {
    if (bytes + sizeOf(entry) > mostBytes) return false;
    held.add(entry);
    bytes += sizeOf(entry);
    void saveLater();
    return true;
  }

  function drop(entry: Held): void {
    if (held.delete(entry)) bytes -= sizeOf(entry);
  }

  async function saveLater(): Promise<void> {
    if (isWaiting) return;
    isWaiting = true;
    for (let tries = 0; held.size > 0; tries += 1) {
      // A process that ends does not wait for this.
      await sleep(savePausesMs[Math.min(tries, savePausesMs.length - 1)], undefined, { ref: false });
      await saveUnsaved();
    }
    isWaiting = false;
  }

  function saveUnsaved(): Promise<void> {
    saving ??= saveAll().finally(() => {
      saving = null;
    });
    return saving;
  }

  async function saveAll(): Promise<void> {
    try {
      for (const entry of held) await save(entry);
    } catch (error) {
      onFault(error);
    }
  }

  async function save(entry: Held): Promise<void> {
    try {
      const { fresh, pack, right } = entry;
      const columns = pack ? await unpackColumns(pack.packed, pack.digest) : emptyColumns();
      note(await store.appendLate({ ...fresh, columns }, right));
      drop(entry);
    } catch (error) {
      if (storeProblemOf(error)) throw error;
      // It can never be stored, and must not keep the others waiting.
      drop(entry);
      onFault(error);
    }
  }

  function findPacked(digest: string): Uint8Array | undefined {
    return [...held].find(({ pack }) => pack?.digest === digest)?.pack?.packed;
  }

  return {
    ...store,
    async append(fresh, right) {
      const weighed: { answer?: PreparedAnswer } = {};
      const prepare = async () => {
        weighed.answer ??= await store.prepare(fresh);
        return weighed.answer;
      };
      try {
        return note(await tryToAppend(prepare, right));
      } catch (error) {
        if (!storeProblemOf(error)) throw error;
        onFault(error);
        const { answer } = weighed;
        const { columns, ...rest } = answer?.fresh ?? fresh;
        const pack = answer ? answer.pack : await packAnswer(fresh);
        if (!hold({ fresh: rest, pack, right }) || !answer) throw error;
        newestId += idStep;
        return buildUnsaved(newestId, answer);
      }
    },
    async loadSince(id) {
      const answers = await store.loadSince(id);
      for (const answer of answers) note(answer);
      return answers;
    },
    loadPacked: async (digest) => findPacked(digest) ?? store.loadPacked(digest),
    countUnsaved: () => held.size,
    saveUnsaved,
  };
}

function buildUnsaved(id: number, { fresh, pack, change }: PreparedAnswer): Answer {
  const { columns, ...said } = fresh;
  const { digest = null, totalSeconds = 0 } = pack ?? {};
  return { ...said, id, rowCount: columns.seconds.length, totalSeconds, digest, change };
}

function sizeOf({ pack }: Held): number {
  return bytesOfAnswer + (pack?.packed.byteLength ?? 0);
}
