import { ProblemError } from "@/lib/report/answers/problem";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { settingsChange } from "@/lib/server/settings/settings-draft";
import { parseOperation } from "../parse-operation";

// Four hundred named days, with room.
const mostBytes = 128 * 1024;

/** `GET /api/settings`: what administrators have set for the operation. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (_, { reports, settings }) =>
    privateJson(await settings.load(parseOperation(request, reports.names).id)),
  );
}

/** `PUT /api/settings`: the whole document, with the version seen; for administrators. */
export function PUT(request: Request): Promise<Response> {
  return answerChange(request, "settings", async ({ reports, settings }, record, viewer) => {
    const { id } = parseOperation(request, reports.names);
    const change = await parseJsonBody(request, settingsChange, mostBytes, "invalid-settings");
    const { version, operation = id, ...draft } = change;
    if (operation !== id)
      throw new ProblemError("invalid-settings", "operation: must be the one that the address names.");
    const detail = { closedWeekdays: draft.closedWeekdays.join(), daysOff: draft.daysOff.length };
    const save = () => settings.save(id, version, draft, viewer.email);
    return privateJson(await record({ operation: id, detail }, save));
  });
}
