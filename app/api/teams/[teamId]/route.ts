import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { teamChange } from "@/lib/server/teams/team-draft";
import { parseOperation } from "../../parse-operation";
import { mostTeamBytes } from "../most-team-bytes";

type Context = { params: Promise<{ teamId: string }> };

/** `GET /api/teams/{id}`: one team with its agents. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerViewer(request, async (_, { reports, teams }) => {
    const { id } = parseOperation(request, reports.names);
    return privateJson(await teams.find(id, (await params).teamId));
  });
}

/** `PUT /api/teams/{id} {name, agents, version}`: what a team is from now on; for administrators. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, "team", async ({ reports, teams }, record) => {
    const { id } = parseOperation(request, reports.names);
    const { version, ...draft } = await parseJsonBody(request, teamChange, mostTeamBytes);
    const { teamId } = await params;
    const detail = { done: "change", team: teamId, name: draft.name, agents: draft.agents.length };
    return privateJson(
      await record({ operation: id, detail }, () => teams.change(id, teamId, version, draft)),
    );
  });
}

/** `DELETE /api/teams/{id}`: links that name the team say that it is gone; for administrators. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, "team", async ({ reports, teams }, record) => {
    const { id } = parseOperation(request, reports.names);
    const { id: team, name } = await teams.find(id, (await params).teamId);
    const detail = { done: "remove", team, name };
    await record({ operation: id, detail }, () => teams.remove(id, team));
    return privateJson({});
  });
}
