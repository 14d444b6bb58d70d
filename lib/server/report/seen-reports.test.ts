import { expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/report/answers/problem";
import type { OperationReports } from "./operation-reports";
import { narrowReports } from "./seen-reports";
import type { Sight } from "./sight";

const north: Sight = { teams: [{ id: "t1", name: "Norte", version: 1, size: 1, agents: ["1"] }] };

function openReports() {
  const service = {
    loadReport: vi.fn(async (question: object) => question),
    loadDays: vi.fn(async (question: object) => question),
    loadProvenance: vi.fn(async (question: object) => question),
    loadMaterial: vi.fn(async (question: object) => question),
    isReadable: vi.fn(async () => true),
    findName: vi.fn(async () => "Ana"),
  };
  const names = ["norte", "sur"].map((id) => ({ id, name: id, timeZone: "America/Bogota" }));
  const reports = { names, serviceOf: () => service, servicesOf: () => "all of it" };
  return { service, reports: reports as unknown as OperationReports };
}

test("every question carries whom its reader may see at that moment", async () => {
  const { reports } = openReports();
  const sightOf = vi.fn(async () => north);
  const seen = narrowReports(reports, { operations: null, sightOf, seesSensitive: true }).serviceOf("sur");
  const asked = {} as Parameters<typeof seen.loadDays>[0] & Parameters<typeof seen.loadReport>[0];
  const answers = await Promise.all([
    seen.loadReport(asked),
    seen.loadDays(asked),
    seen.loadProvenance(asked),
    seen.loadMaterial(asked, { basis: "totals", withDays: false }),
  ]);
  for (const answer of answers) expect(answer).toEqual({ sight: north, seesSensitive: true });
  expect(sightOf.mock.calls).toEqual([["sur"], ["sur"], ["sur"], ["sur"]]);
});

test("of an agent out of sight nothing is known, not even the name", async () => {
  const { reports, service } = openReports();
  const seen = narrowReports(reports, {
    operations: null,
    sightOf: async () => north,
    seesSensitive: false,
  }).serviceOf("sur");
  expect([await seen.isReadable("1"), await seen.findName("1")]).toEqual([true, "Ana"]);
  expect([await seen.isReadable("2"), await seen.findName("2")]).toEqual([false, null]);
  expect([service.isReadable.mock.calls, service.findName.mock.calls]).toEqual([[["1"]], [["1"]]]);
});

test("of a list of agents those in sight are picked", async () => {
  const { reports } = openReports();
  const pick = (sight: typeof north | null) =>
    narrowReports(reports, { operations: null, sightOf: async () => sight, seesSensitive: false })
      .serviceOf("sur")
      .pickSeen([{ id: "1" }, { id: "2" }]);
  expect(await pick(north)).toEqual([{ id: "1" }]);
  expect(await pick(null)).toEqual([{ id: "1" }, { id: "2" }]);
});

test("an operation out of scope is not there", () => {
  const { reports } = openReports();
  const narrow = (operations: string[] | null) =>
    narrowReports(reports, { operations, sightOf: async () => null, seesSensitive: true });
  expect(narrow(null).names.map(({ id }) => id)).toEqual(["norte", "sur"]);
  const south = narrow(["sur", "gone"]);
  expect(south.names.map(({ id }) => id)).toEqual(["sur"]);
  expect(() => south.serviceOf("norte")).toThrow("not the reader's");
  expect(() => south.servicesOf("norte")).toThrow("not the reader's");
  expect(() => narrow([])).toThrow(ProblemError);
  expect(() => narrow(["gone"])).toThrow("No operation is open to this account.");
});
