import { expect, test } from "vitest";
import { parseAgentList } from "./agent-list";

const rules = { maxRecords: 5, token: "t" };
const listOf = (data: readonly unknown[]) =>
  parseAgentList(JSON.stringify({ code: "200", error: null, msg: "", data }), rules);

const row = {
  agent_id: "101",
  agent_name: " Ana  Ruiz ",
  agent_dni: "1099",
  agent_status: "x",
  last_use: "",
};

test("of wolkvox's list only id and name are kept, tidied as in the report", () => {
  const { agent_dni: _, ...bare } = row;
  expect(
    listOf([row, { ...bare, agent_id: 102, agent_name: null }, { AGENT_ID: "0", Agent_Name: "Nobody" }]),
  ).toEqual({
    outcome: "rows",
    agents: [
      { id: "101", name: "Ana Ruiz" },
      { id: "102", name: "" },
      { id: "", name: "Nobody" },
    ],
  });
});

test("nobody is a fact where wolkvox says so", () => {
  const none = { code: "404", error: "NOT FOUND", msg: "no records were found", data: [] };
  expect(parseAgentList(JSON.stringify(none), rules)).toEqual({ outcome: "no-data" });
});

test.each([
  [[7], "`data[0]` is a number"],
  [[row, { ...row, agent_name: [] }], "`data[1].agent_name` is a list"],
  [[row, row, row, row, row], "met the cap of 5 records"],
])("%j is refused", (data, words) => {
  expect(() => listOf(data)).toThrow(words);
});

test("a refusal is told as for the report", () => {
  const refusal = { code: "403", error: "FORBIDDEN", msg: "TOKEN LIMIT EXCEEDED", data: [] };
  expect(() => parseAgentList(JSON.stringify(refusal), rules)).toThrow(
    expect.objectContaining({ code: "upstream-quota" }),
  );
});
