import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { everything } from "@/lib/report/figures/agent-table";
import { createMask, maskFacts, maskReport } from "./mask-agents";

const hashOf = (id: string) => createHash("sha256").update(id).digest("base64url");

test("an id has one mask, which no other of 5,000 has and which tells nothing of it", () => {
  const maskOf = createMask(hashOf);
  const ids = Array.from({ length: 5_000 }, (_, at) => String(10_000 + at));
  const masks = ids.map(maskOf);
  expect(new Set(masks).size).toBe(ids.length);
  expect(ids.map(createMask(hashOf))).toEqual(masks);
  expect(masks.every((mask) => /^[A-Z0-9]{5,}$/.test(mask))).toBe(true);
});

test("two ids whose letters begin alike get masks of their own", () => {
  const maskOf = createMask((id) => (id === "c" ? "abcde-" : `abcde${id}xyz`));
  expect(["a", "b", "c", "a"].map(maskOf)).toEqual(["ABCDE", "ABCDEB", "ABCDE6", "ABCDE"]);
});

test("a masked answer names no team, not even the one that has a limit of its own", () => {
  const general = { from: "2026-01-01", team: null, seconds: 1800 };
  const own = { ...general, team: { id: "n", name: "Equipo de Ana" } };
  const breaks = { id: "breaks", name: "Descansos", states: ["Break"], seconds: null };
  const masked = maskFacts({ warnings: [], notes: [], allowances: [{ ...breaks, limits: [general, own] }] });
  expect(masked.allowances).toEqual([{ ...breaks, limits: [general] }]);
});

test("masked rows do not stand in the order of the names, neither where names order them nor where their figures are alike", () => {
  const names = ["Ana", "Berta", "Carla", "Dora"];
  const masks = ["M", "C", "X", "A"];
  const answer = {
    ...{ states: ["Break"], styles: [], allowances: [], warnings: [], notes: [] },
    agents: names.map((name, at) => ({ id: String(at), name, seconds: [at === 3 ? 90 : 60], daysWorked: 1 })),
  } as unknown as ReportAnswer;
  const maskOf = (id: string) => masks[Number(id)] ?? "";
  const order = (sort: Parameters<typeof maskReport>[1]["sort"]) =>
    maskReport(answer, { maskOf, nameOf: (mask) => `Agente ${mask}`, sort }).agents.map(({ id }) => id);
  expect(order([{ by: "name", direction: "asc" }])).toEqual(["A", "C", "M", "X"]);
  expect(order(everything.sort)).toEqual(["A", "C", "M", "X"]);
});
