import { keyOfWindow } from "@/lib/report/plan/pieces";
import type { Answer, FreshAnswer } from "./answer";
import type { AnswerStore, PreparedAnswer } from "./answer-store";
import type { FailedWindow } from "./failure-store";
import { packAnswer, unpackColumns } from "./packed-columns";

/** What a database says that takes nothing at the moment. */
export const away = Object.assign(new Error("The database is away."), { code: "STORE_AWAY" });

/** A store of answers without a database: it weighs nothing, counts what it is asked, and fails as long as `fault` is set. */
export function createMemoryStore() {
  const answers: Answer[] = [];
  const packings = new Map<string, Uint8Array>();
  const failures = new Map<string, FailedWindow>();
  const agents = new Set<string>();
  const asked: string[] = [];
  const state: { fault: unknown; nextId: number } = { fault: null, nextId: 1 };

  async function note(what: string): Promise<void> {
    asked.push(what);
    if (state.fault) throw state.fault;
  }

  function keep({ fresh, pack, change }: PreparedAnswer): Answer {
    const { columns, ...said } = fresh;
    const { digest = null, totalSeconds = 0 } = pack ?? {};
    const answer = {
      ...said,
      id: state.nextId,
      rowCount: columns.seconds.length,
      totalSeconds,
      digest,
      change,
    };
    state.nextId += 1;
    answers.push(answer);
    if (pack) packings.set(pack.digest, pack.packed);
    failures.delete(keyOfWindow(said.window));
    return answer;
  }

  async function prepare(fresh: FreshAnswer): Promise<PreparedAnswer> {
    await note("prepare");
    return { fresh, pack: await packAnswer(fresh), change: null };
  }

  async function write(prepared: PreparedAnswer): Promise<Answer | null> {
    await note("write");
    return keep(prepared);
  }

  async function loadPacked(digest: string): Promise<Uint8Array> {
    await note("loadPacked");
    const packed = packings.get(digest);
    if (!packed) throw new Error("There are no such rows.");
    return packed;
  }

  const store: AnswerStore = {
    prepare,
    write,
    loadPacked,
    append: async (fresh) => write(await prepare(fresh)),
    loadErasureMark: async () => "",
    async appendLate(fresh) {
      await note("appendLate");
      return keep({ fresh, pack: await packAnswer(fresh), change: null });
    },
    async loadSince(id) {
      await note(`loadSince ${id}`);
      return answers.filter((answer) => answer.id > id);
    },
    loadLooks: async () => [],
    loadBeginnings: async () => [],
    async loadKnownAt(_, momentMs) {
      await note("loadKnownAt");
      return answers.filter(({ answeredAtMs }) => answeredAtMs <= momentMs);
    },
    loadColumns: async (digest) => unpackColumns(await loadPacked(digest), digest),
    async loadAgents() {
      await note("loadAgents");
      return [...agents];
    },
    async hasAgent(key) {
      await note("hasAgent");
      return agents.has(key);
    },
    async loadFailures() {
      await note("loadFailures");
      return [...failures.values()];
    },
    async saveFailure(window, failure) {
      await note("saveFailure");
      failures.set(keyOfWindow(window), { window, failure });
    },
    purge: async () => 0,
  };
  return {
    store,
    state,
    answers,
    agents,
    failures,
    count: (what: string) => asked.filter((one) => one.startsWith(what)).length,
    asked,
  };
}
