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
  return answerChange(request, async ({ reports, teams }) => {
    const { id } = parseOperation(request, reports.names);
    const { version, ...draft } = await parseJsonBody(request, teamChange, mostTeamBytes);
    return privateJson(await teams.change(id, (await params).teamId, version, draft));
  });
}

/** `DELETE /api/teams/{id}`: links that name the team say that it is gone; for administrators. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, async ({ reports, teams }) => {
    const { id } = parseOperation(request, reports.names);
    await teams.remove(id, (await params).teamId);
    return privateJson({});
  });
}
