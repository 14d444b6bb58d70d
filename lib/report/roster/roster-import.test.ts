import { describe, expect, test } from "vitest";
import type { RosterAgent } from "./roster";
import {
  type ImportRow,
  mergeAdditions,
  mostImportBytes,
  readListedAgents,
  readRosterImport,
  takeImport,
} from "./roster-import";

const listed = (id: string, words: Partial<RosterAgent> = {}): RosterAgent => ({
  ...{ id, name: `Agent ${id}`, isHidden: false, from: null, to: null },
  ...words,
});
const roster = [listed("1"), listed("2", { from: "2026-01-01", to: "2027-06-30" })];
const north = { id: "t1", name: "Norte", version: 3, size: 1, agents: ["1"] };

function read(text: string, teams = [north]) {
  const found = readRosterImport(text, roster, teams);
  if (typeof found === "string") throw new Error(found);
  return found;
}

const reasonsOf = (rows: readonly ImportRow[]) =>
  rows.map((row) => (row.result === "refused" ? row.reason : row.result));

describe("a roster from a text", () => {
  test("is told row by row: who is new, who changes, who is as before", () => {
    const { rows } = read(
      "Id;Nombre;Desde;Hasta;Oculto\n1;Agent 1;;;no\n2;Ana;31/01/2026;2026-12-31;\n3;Luis;;;sí\n",
    );
    expect(rows).toMatchObject([
      { line: 2, result: "same" },
      {
        line: 3,
        result: "changed",
        agent: listed("2", { name: "Ana", from: "2026-01-31", to: "2026-12-31" }),
      },
      { line: 4, result: "new", agent: { id: "3", name: "Luis", isHidden: true } },
    ]);
    expect(takeImport(roster, rows).map(({ id, name }) => [id, name])).toEqual([
      ["1", "Agent 1"],
      ["2", "Ana"],
      ["3", "Luis"],
    ]);
  });

  test("may have no titles, few columns and any order of them, and leaves what it does not tell", () => {
    const { rows } = read("1\n7\n2\n");
    expect(reasonsOf(rows)).toEqual(["same", "new", "same"]);
    expect(rows[1]).toMatchObject({ name: "", agent: { name: "" } });
    expect(reasonsOf(read("id,hasta,nombre\n2\n").rows)).toEqual(["same"]);
    expect(read("nombre,id,nombre\nAna   Ruiz ,9,Luis\nEva\n").rows).toMatchObject([
      { id: "9", name: "Ana Ruiz", result: "new" },
      { id: "", name: "Eva", result: "refused", reason: "no-id" },
    ]);
    const [row] = read("equipo,nombre del agente,id del agente\nNorte,,2\n").rows;
    expect(row).toMatchObject({ result: "same", agent: roster[1], team: "Norte" });
  });

  test("puts agents into teams that there are, by name, and into new ones", () => {
    const { teams } = read("id,equipo\n1,norte\n2,NORTE\n3,Sur\n4,sur\n=5,Sur\n");
    expect(teams).toEqual([
      { id: "t1", name: "Norte", agents: ["2"] },
      { id: null, name: "Sur", agents: ["3", "4"] },
    ]);
  });

  test("puts those whom two imports put into one team there together, each once", () => {
    const [first, second] = [read("id,equipo\n3,Sur\n4,Sur\n"), read("id,equipo\n4,SUR\n2,Norte\n5,sur\n")];
    expect(mergeAdditions([...first.teams, ...second.teams])).toEqual([
      { id: null, name: "Sur", agents: ["3", "4", "5"] },
      { id: "t1", name: "Norte", agents: ["2"] },
    ]);
    const later = [
      { id: null, name: "Sur", agents: ["3"] },
      { id: "t9", name: "SUR", agents: ["4"] },
    ];
    expect(mergeAdditions(later)).toEqual([{ id: "t9", name: "Sur", agents: ["3", "4"] }]);
  });

  test.each([
    ["an id of 200 characters", `id\n${"1".repeat(200)}`],
    ["a name of 120 characters", `id,nombre\n9,${"a".repeat(120)}`],
    ["a team of 80 characters", `id,equipo\n9,${"a".repeat(80)}`],
    ["signs of a formula that do not stand first", "id,nombre,equipo\na-9,Ana-María,N+1"],
    ["a first day without a last one", "id,desde\n9,2026-11-02"],
    ["a last day without a first one", "id,hasta\n9,2026-11-02"],
    ["one day", "id,desde,hasta\n9,2026-11-02,2/11/2026"],
  ])("takes %s", (_, text) => {
    expect(reasonsOf(read(text).rows)).toEqual(["new"]);
  });

  test("reads days that are written day first", () => {
    expect(read("id,desde,hasta\n9,1/2/2026,31-12-2026").rows).toMatchObject([
      { agent: { from: "2026-02-01", to: "2026-12-31" } },
    ]);
  });

  test.each([
    ["id\n\u0000", "odd-id"],
    ["id,nombre\n,Ana", "no-id"],
    [`id\n${"1".repeat(201)}`, "long-id"],
    ["id\na\u202eb", "odd-id"],
    [`id,nombre\n9,${"a".repeat(121)}`, "long-name"],
    ["id,nombre\n9,An\u0000a", "odd-name"],
    ['id,nombre\n9,"=HYPERLINK(""http://x"";""Ana"")"', "formula"],
    ["id,nombre\n9,@SUM(A1)", "formula"],
    ["id,nombre\n+9,Ana", "formula"],
    ["id,oculto\n9,quizás", "bad-hidden"],
    ["id,desde\n9,2026-02-31", "bad-from"],
    ["id,desde\n9,ayer", "bad-from"],
    ["id,hasta\n9,31/11/2026", "bad-to"],
    ["id,desde\n9,x31/01/2026", "bad-from"],
    ["id,hasta\n9,31/01/20261", "bad-to"],
    ["id,desde,hasta\n9,2026-11-02,2026-11-01", "to-before-from"],
    [`id,equipo\n9,${"a".repeat(81)}`, "long-team"],
    ["id,equipo\n9,a\u200bb", "odd-team"],
    ['id,nombre\n9,"Ana\n10,Luis', "cut-quote"],
  ])("%j is refused with its reason", (text, reason) => {
    const { rows, teams } = read(text);
    expect([reasonsOf(rows), teams]).toEqual([[reason], []]);
    expect(takeImport(roster, rows)).toEqual(roster);
  });

  test("names an agent once, and says where it stands before", () => {
    const [, second] = read("id,nombre\n9,Ana\n9,Luis").rows;
    expect(second).toMatchObject({ result: "refused", reason: "doubled", before: 2 });
  });

  test("has no more agents than a roster may have", () => {
    const text = `id\n1\n2\n${Array.from({ length: 5000 }, (_, id) => `a${id}`).join("\n")}\n`;
    const { rows } = read(text);
    expect(rows.filter(({ result }) => result === "new")).toHaveLength(4998);
    expect(reasonsOf(rows.slice(-3))).toEqual(["new", "too-many", "too-many"]);
  });

  test("is not read where it is empty, has titles alone, or is no roster by its length", () => {
    const longest = " ".repeat(mostImportBytes);
    for (const text of ["", " \n;;\n", "id;nombre\n", longest])
      expect(readRosterImport(text, roster, [])).toBe("empty");
    expect(readRosterImport(`${longest} `, roster, [])).toBe("too-long");
  });
});

test("of agents that wolkvox lists, id and name are taken, and no date is lost", () => {
  const { rows } = readListedAgents(
    [
      { id: "2", name: "Ana" },
      { id: "3", name: "" },
      { id: "", name: "Nobody" },
    ],
    roster,
  );
  expect(reasonsOf(rows)).toEqual(["changed", "new", "no-id"]);
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 3]);
  expect(rows[0]).toMatchObject({ agent: { name: "Ana", from: "2026-01-01" } });
});
