import { assertAdministrator } from "@/lib/server/access/administrator";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { parseOperation } from "../../parse-operation";

/** `GET /api/settings/states`: since when and until when the kept answers name each state, for administrators. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { reports }) => {
    assertAdministrator(viewer);
    const { id } = parseOperation(request, reports.names);
    return privateJson({ operation: id, ...(await reports.servicesOf(id).loadSeenStates()) });
  });
}
