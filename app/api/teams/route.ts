import { ProblemError } from "@/lib/report/answers/problem";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { teamDraft } from "@/lib/server/teams/team-draft";
import { parseOperation } from "../parse-operation";
import { mostTeamBytes } from "./most-team-bytes";

/** `GET /api/teams`: the operation's teams, by name; `members=0` leaves their agents out. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (_, { reports, teams }) => {
    const { id } = parseOperation(request, reports.names, ["members"]);
    const listed = hasMembers(request) ? await teams.list(id) : await teams.listNames(id);
    return privateJson({ operation: id, teams: listed });
  });
}

function hasMembers(request: Request): boolean {
  const given = new URL(request.url).searchParams.getAll("members");
  if (given.length > 1 || (given[0] ?? "0") !== "0")
    throw new ProblemError("invalid-parameter", "members: may be 0, once.");
  return given.length === 0;
}

/** `POST /api/teams {name, agents}`: a new team; for administrators. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, "team", async ({ reports, teams }, record) => {
    const { id } = parseOperation(request, reports.names);
    const draft = await parseJsonBody(request, teamDraft, mostTeamBytes);
    const detail = { done: "create", name: draft.name, agents: draft.agents.length };
    return privateJson(await record({ operation: id, detail }, () => teams.create(id, draft)));
  });
}
