import { assertAdministrator } from "@/lib/server/access/administrator";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { loadCalls } from "@/lib/server/report/calls-report";
import { parseOperation } from "../parse-operation";

/** `GET /api/calls`: the day's calls to wolkvox, spent, planned and left, and who asked; for administrators. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { reports }) => {
    assertAdministrator(viewer);
    const operation = parseOperation(request, reports.names);
    return privateJson(await loadCalls(reports.servicesOf(operation.id), operation, reports.now()));
  });
}
