import { expect, test } from "vitest";
import { startClient } from "./test-client.ts";

const LIST = "api/v2/information.php?api=agents";
const headers = { "wolkvox-token": "stand-in-token" };

test("the list of agents has every agent and one without time, in documented fields, and costs a call", async () => {
  const { url, control } = await startClient({ agents: 3, quota: 2 });
  const ask = (path: string, sent = {}) => fetch(`${url}/${path}`, { headers: { ...headers, ...sent } });
  const answer = await ask(LIST);
  const { code, data } = await answer.json();
  expect([answer.status, code, data.length]).toEqual([200, "200", 4]);
  expect(Object.keys(data[0])).toEqual(["agent_id", "agent_name", "agent_dni", "agent_status", "last_use"]);
  expect((await ask("api/v2/information.php?api=queues")).status).toBe(400);
  expect((await (await ask(LIST)).json()).msg).toBe("TOKEN LIMIT EXCEEDED");
  expect((await ask(LIST, { "wolkvox-token": "other" })).status).toBe(403);
  expect((await control("GET", "calls")).json).toMatchObject({ total: 4 });
});
