import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, answerViewer, privateJson } from "@/lib/server/api-door";
import { teamDraft } from "@/lib/server/teams/team-draft";
import { parseOperation } from "../parse-operation";
import { mostTeamBytes } from "./most-team-bytes";

/** `GET /api/teams`: the operation's teams, by name. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (_, { reports, teams }) => {
    const { id } = parseOperation(request, reports.names);
    return privateJson({ operation: id, teams: await teams.list(id) });
  });
}

/** `POST /api/teams {name, agents}`: a new team; for administrators. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, async ({ reports, teams }) => {
    const { id } = parseOperation(request, reports.names);
    const draft = await parseJsonBody(request, teamDraft, mostTeamBytes);
    return privateJson(await teams.create(id, draft));
  });
}
