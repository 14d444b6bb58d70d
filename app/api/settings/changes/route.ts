import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { mostSettingsBytes, settingsFile } from "@/lib/server/settings/settings-draft";
import { parseOperation } from "../../parse-operation";

/** `POST /api/settings/changes`: what saving a document would change, for administrators. Nothing is saved. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, "settings", async ({ reports, settings }) => {
    const { id } = parseOperation(request, reports.names);
    const file = await parseJsonBody(request, settingsFile, mostSettingsBytes, "invalid-settings");
    const { version: _, operation: _operation, ...draft } = file;
    return privateJson(await settings.listChanges(id, draft));
  });
}
