import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { findAgentName, listAgentIds, sumColumn } from "@/lib/report/figures/answer-columns";
import {
  createStageBook,
  fresh,
  openLedger,
  reader,
  refreshMs,
  row,
  turn,
} from "@/lib/server/ledger/answers.stage";
import { formatKeptKey } from "@/lib/server/store/kept-key";
import { createErasures } from "./erasures";
import { loadHeldAnswers } from "./held-records";

const yesterday = windowOfDay("2026-11-21");
const today = windowOfDay("2026-11-22");
const nowMs = Date.parse("2026-11-22T20:00:00Z");
const said = [row("7", "Break", 60), row("7", "Almuerzo", 100), row("8", "Break", 30)];

describe.each(["sqlite", "postgres"] as const)("removing a person on %s", (engine) => {
  const ledger = openLedger(engine);

  /** An instance with its own memory, and the removals of the operation that it serves. */
  function open(operation: string) {
    const script = { rows: said };
    const stage = createStageBook(ledger.kysely(), operation, { nowMs, script: () => script.rows });
    const erasures = createErasures({ kysely: ledger.kysely(), operation, now: stage.now });
    const read = async (window: typeof today) => {
      // Beyond the time within which an instance does not look again.
      stage.clock.ms += 1_000;
      await stage.book.sync();
      const entry = stage.book.find(window);
      if (!entry) throw new Error("Nothing is known of it.");
      return { ...entry, columns: await stage.book.columnsOf(entry.answer) };
    };
    return { ...stage, script, erasures, read };
  }

  async function listStored(operation: string) {
    const kysely = ledger.kysely();
    const answers = kysely.selectFrom("answer").selectAll().where("operation", "=", operation);
    const digests = (await answers.execute()).map(({ digest }) => digest);
    const rows = kysely.selectFrom("answer_rows").select("digest").where("operation", "=", operation);
    return { digests, rows: (await rows.execute()).map(({ digest }) => digest) };
  }

  test("takes them out of every stored answer, in every instance, and says how many records are gone", async () => {
    const operation = ledger.operation();
    const [one, other] = [open(operation), open(operation)];
    await one.book.ask(yesterday, reader);
    await one.book.ask(today, reader);
    expect(listAgentIds((await other.read(today)).columns)).toEqual(["7", "8"]);
    const done = await one.erasures.erase({ id: "7", name: "" }, "ana@auxboard.example");
    expect(done).toMatchObject({ by: "ana@auxboard.example", records: 4, isDone: true });
    for (const { read, book } of [one, other, open(operation)]) {
      for (const window of [yesterday, today]) {
        const { columns, answer } = await read(window);
        expect([listAgentIds(columns), sumColumn(columns)]).toEqual([["8"], 30]);
        expect([answer.rowCount, answer.totalSeconds]).toEqual([1, 30]);
        expect(answer.warnings).toEqual([{ kind: "erased", count: 2 }]);
      }
      expect([await book.knowsAgent("7"), await book.knowsAgent("8")]).toEqual([false, true]);
      expect(await book.findName("7")).toBeNull();
    }
    const { digests, rows } = await listStored(operation);
    expect(new Set(rows)).toEqual(new Set(digests));
  });

  test("no later answer brings them back, and none is doubted for it", async () => {
    const operation = ledger.operation();
    const { book, read, clock, erasures, script } = open(operation);
    await book.ask(today, reader);
    await erasures.erase({ id: "7", name: "" }, "ana");
    clock.ms += refreshMs;
    script.rows = [...said, row("7", "Baño", 9), row("9", "Break", 5)];
    await book.ask(today, reader);
    const { columns, answer, doubted } = await read(today);
    expect([listAgentIds(columns), doubted, answer.change]).toEqual([["8", "9"], null, null]);
    expect(answer.warnings).toEqual([{ kind: "erased", count: 3 }]);
    expect([await book.knowsAgent("7"), await book.knowsAgent("9")]).toEqual([false, true]);
    const named = ledger.kysely().selectFrom("agent").select("id").where("operation", "=", operation);
    expect((await named.execute()).map(({ id }) => id)).not.toContain(formatKeptKey("7"));
  });

  test("rows without an id go by their name, all of that name, and no later answer brings them back", async () => {
    const operation = ledger.operation();
    const { book, read, clock, erasures, script } = open(operation);
    const without = (agentName: string, seconds: number) => ({ ...row("", "Break", seconds), agentName });
    script.rows = [
      without("Ana Ruiz", 60),
      without("Eva Díaz", 30),
      { ...row("7", "Break", 5), agentName: "Ana Ruiz" },
    ];
    await book.ask(today, reader);
    const ana = { id: "", name: "ANA RUIZ" };
    const held = () => loadHeldAnswers(ledger.kysely(), operation, ana);
    expect((await held()).flatMap(({ records }) => records)).toMatchObject([
      { name: "Ana Ruiz", seconds: 60 },
    ]);
    expect(await erasures.erase(ana, "ana")).toMatchObject({ records: 1 });
    const named = async () => {
      const { directory, identities } = (await read(today)).columns;
      return Array.from(identities, (place) => directory.identities[place]).map((one) => [
        one?.id,
        one?.name,
      ]);
    };
    const others = [
      ["", "Eva Díaz"],
      ["7", "Ana Ruiz"],
    ];
    expect([await named(), await held()]).toEqual([others, []]);
    clock.ms += refreshMs;
    script.rows = [...script.rows, without("ana ruiz", 90)];
    await book.ask(today, reader);
    expect([await named(), await held()]).toEqual([others, []]);
    expect((await read(today)).answer.warnings).toEqual([{ kind: "erased", count: 2 }]);
    await expect(erasures.erase(ana, "ana")).rejects.toMatchObject({ code: "conflict" });
  });

  test("their name is in no warning and no change that was kept", async () => {
    const operation = ledger.operation();
    const { store, read, clock, erasures, book } = open(operation);
    const cases = ["7", "8"].map((agentId) => ({ agentId, agentName: `Agent ${agentId}`, state: "Break" }));
    const warned = { ...fresh(yesterday, nowMs, said), warnings: [{ kind: "two-values", count: 2, cases }] };
    await store.append({ ...warned, warnings: [{ kind: "two-values", count: 2, cases }] }, turn);
    clock.ms += refreshMs;
    await store.append(fresh(yesterday, clock.ms, [row("7", "Break", 61), row("8", "Break", 31)]), turn);
    expect(JSON.stringify(await ledger.kysely().selectFrom("answer").selectAll().execute())).toContain(
      "Agent 7",
    );
    await erasures.erase({ id: "7", name: "" }, "ana");
    const stored = await ledger
      .kysely()
      .selectFrom("answer")
      .selectAll()
      .where("operation", "=", operation)
      .execute();
    expect(JSON.stringify(stored)).not.toContain("Agent 7");
    expect(JSON.stringify(stored)).toContain("Agent 8");
    expect(findAgentName((await read(yesterday)).columns, "8")).toBe("Agent 8");
    expect(await book.findName("7")).toBeNull();
  });

  test("what a stopped process has begun is ended, and an answer that was on its way is cleaned", async () => {
    const operation = ledger.operation();
    const kysely = ledger.kysely();
    const { book, read, erasures, clock, store } = open(operation);
    await book.ask(today, reader);
    await erasures.erase({ id: "7", name: "" }, "ana");
    // As if the first look had stopped before its end, with an answer kept by an instance that did not know yet.
    const [list] = await erasures.list();
    const ofIt = kysely.updateTable("erased_agent").where("operation", "=", operation);
    await ofIt.set({ done_at: null, hash: "elsewhere" }).execute();
    clock.ms += refreshMs;
    await store.append(fresh(today, clock.ms, said), turn);
    await ofIt.set({ hash: list?.id ?? "" }).execute();
    expect(listAgentIds((await read(today)).columns)).toContain("7");
    expect(await book.knowsAgent("7")).toBe(true);
    await erasures.finish();
    expect(listAgentIds((await read(today)).columns)).toEqual(["8"]);
    expect(await book.knowsAgent("7")).toBe(false);
    // A look that finds nothing makes no instance forget what it holds.
    const done = await store.loadErasureMark();
    clock.ms += 60_000;
    await erasures.finish();
    expect(await store.loadErasureMark()).toBe(done);
    expect(await erasures.list()).toMatchObject([{ isDone: true }]);
  });

  test("a second removal is refused, and one that is taken back lets later answers in", async () => {
    const operation = ledger.operation();
    const { book, read, erasures, clock } = open(operation);
    await book.ask(today, reader);
    const { id } = await erasures.erase({ id: "7", name: "" }, "ana");
    await expect(erasures.erase({ id: "7", name: "" }, "ana")).rejects.toMatchObject({ code: "conflict" });
    await erasures.readmit(id);
    await expect(erasures.readmit(id)).rejects.toMatchObject({ code: "not-found" });
    expect(listAgentIds((await read(today)).columns)).toEqual(["8"]);
    clock.ms += refreshMs;
    await book.ask(today, reader);
    expect(listAgentIds((await read(today)).columns)).toEqual(["7", "8"]);
    // Another operation knows nothing of it.
    expect(
      await createErasures({
        kysely: ledger.kysely(),
        operation: ledger.operation(),
        now: () => nowMs,
      }).list(),
    ).toEqual([]);
  });
});
