import { describe, expect, test } from "vitest";
import type { TrailNote } from "./trail";
import { createViewNotes, type View } from "./view-notes";

const hourMs = 3_600_000;

/** Views at a clock that the test sets, and what the trail was told of them. */
function openNotes() {
  const told: TrailNote[] = [];
  const clock = { nowMs: 1_795_500_000_000 };
  const state: { fault: Error | null; isStuck: boolean } = { fault: null, isStuck: false };
  const append = async (note: TrailNote) => {
    if (state.isStuck) await new Promise(() => {});
    if (state.fault) throw state.fault;
    return told.push(note);
  };
  const views = createViewNotes({ trail: { append }, now: () => clock.nowMs });
  return { told, clock, state, note: (view: Partial<View>) => views.note({ ...report, ...view }) };
}

const report: View = {
  who: { userId: "u1", email: "ana@auxboard.example" },
  address: "192.0.2.1",
  operation: "default",
  from: "report",
  words: { link: "range=last-week&team=norte", range: "range=last-week" },
};
const asked: Partial<View> = { from: "api", words: { link: "range=last-week", range: "range=last-week" } };
const yesterday = { link: "range=yesterday", range: "range=yesterday" };

describe("the trail of what is read", () => {
  test("has a page with its words, once an hour for each reader", async () => {
    const { told, clock, note } = openNotes();
    await note({});
    clock.nowMs += hourMs - 1;
    await note({});
    await note({ who: { userId: "u2", email: "luis@auxboard.example" } });
    clock.nowMs += 1;
    await note({});
    expect(told.map(({ who }) => who?.email)).toEqual([
      "ana@auxboard.example",
      "luis@auxboard.example",
      "ana@auxboard.example",
    ]);
    expect(told[0]).toEqual({
      who: report.who,
      what: "view",
      operation: "default",
      detail: { page: "report", link: "range=last-week&team=norte" },
      address: "192.0.2.1",
    });
  });

  test("has what a page asks for of its range once, as that page, and another range by itself", async () => {
    const { told, note } = openNotes();
    await note({});
    await note(asked);
    await note({ from: "api", words: yesterday });
    await note({ from: "api", words: yesterday });
    expect(told.map(({ detail }) => detail)).toEqual([
      { page: "report", link: "range=last-week&team=norte" },
      { page: "api", link: "range=yesterday" },
    ]);
  });

  test("tells apart whose figures they are: teams, agents, operations, and national numbers", async () => {
    const { told, note } = openNotes();
    for (let turn = 0; turn < 2; turn += 1) {
      await note({ from: "agent", agent: "10001" });
      await note({ from: "agent", agent: "10002" });
      await note({});
      await note({ words: { ...report.words, link: "range=last-week&team=sur" } });
      await note({ operation: "mexico" });
      await note({ ...asked, withDni: true });
      await note({ ...asked, operation: "lima" });
    }
    expect(told).toHaveLength(7);
    expect(told[0]?.detail).toEqual({ page: "agent", link: "range=last-week&team=norte", agent: "10001" });
    expect(told[5]?.detail).toMatchObject({ page: "api", dni: true });
  });

  test("tells a key of somebody apart from their pages, and from another key", async () => {
    const { told, note } = openNotes();
    await note({});
    for (const keyId of ["k1", "k2", "k1"])
      await note({ ...asked, who: { userId: "u1", email: "ana@auxboard.example", keyId } });
    expect(told.map(({ who }) => who?.keyId)).toEqual([undefined, "k1", "k2"]);
  });

  test("has the openings of a shared link once an hour, with whose it is, and of nobody who has an account", async () => {
    const { told, clock, note } = openNotes();
    const opened = { who: null, from: "share" as const, share: { id: "s1", madeBy: "ana@auxboard.example" } };
    await note({});
    await note(opened);
    await note(opened);
    await note({ ...opened, share: { id: "s2", madeBy: "ana@auxboard.example" } });
    clock.nowMs += hourMs;
    await note(opened);
    const [, first, ...others] = told;
    expect(first).toEqual({
      ...{ who: null, what: "view", operation: "default", address: "192.0.2.1" },
      detail: { page: "share", link: report.words.link, share: "s1", account: "ana@auxboard.example" },
    });
    expect(others.map(({ detail }) => detail?.share)).toEqual(["s2", "s1"]);
  });

  test("never keeps a reader from figures: what could not be written is tried again after a minute", async () => {
    const { told, clock, state, note } = openNotes();
    state.fault = new Error("no room");
    await note({});
    state.fault = null;
    await note({});
    expect(told).toEqual([]);
    clock.nowMs += 60_000;
    await note({});
    expect(told).toHaveLength(1);
    state.isStuck = true;
    const begunMs = performance.now();
    await note({ words: yesterday });
    expect(performance.now() - begunMs).toBeLessThan(5_000);
  });

  test("costs a warm reader less than ten microseconds", async () => {
    const { note } = openNotes();
    await note({});
    const begunMs = performance.now();
    for (let turn = 0; turn < 20_000; turn += 1) await note(report);
    expect((performance.now() - begunMs) / 20_000).toBeLessThan(0.01);
  });
});
