import { afterEach, expect, test, vi } from "vitest";
import { addToTeam } from "./team-query";

const north = { id: "t1", name: "Norte", version: 3, size: 1, agents: ["1"] };

/** Answers the API's questions of teams, and keeps what it is told to save. */
function serveTeams(): { method: string; path: string; body: unknown }[] {
  const saved: { method: string; path: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (path: string, { method, body }: { method: string; body?: string }) => {
    if (method === "GET")
      return Response.json(path.startsWith("/api/teams/t1?") ? north : { teams: [north] });
    saved.push({ method, path, body: JSON.parse(body ?? "null") });
    return Response.json(north);
  });
  return saved;
}

afterEach(() => vi.unstubAllGlobals());

test("agents come into the team of a name that somebody has made meanwhile", async () => {
  const saved = serveTeams();
  await addToTeam("a", { id: null, name: "NORTE", agents: ["2", "1"] });
  expect(saved).toEqual([
    {
      method: "PUT",
      path: "/api/teams/t1?operation=a",
      body: { name: "Norte", agents: ["1", "2"], version: 3 },
    },
  ]);
});

test("a team that there is not yet is made with its agents", async () => {
  const saved = serveTeams();
  await addToTeam("a", { id: null, name: "Sur", agents: ["2"] });
  expect(saved).toEqual([
    { method: "POST", path: "/api/teams?operation=a", body: { name: "Sur", agents: ["2"] } },
  ]);
});
