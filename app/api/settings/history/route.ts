import { assertAdministrator } from "@/lib/server/access/administrator";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { parseOperation } from "../../parse-operation";
import { parseVersion } from "../parse-version";

/** `GET /api/settings/history`: every version of the operation's settings and what it changed, for administrators. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { reports, settings }) => {
    assertAdministrator(viewer);
    const { id } = parseOperation(request, reports.names, ["before"]);
    return privateJson(await settings.listVersions(id, parseVersion(request, "before")));
  });
}
