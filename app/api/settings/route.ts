import { showAllowances } from "@/lib/report/allowances/allowance";
import { ProblemError } from "@/lib/report/answers/problem";
import { mapStates, showSettings } from "@/lib/report/states/state-settings";
import { assertAdministrator, maySeeSensitive } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { mostSettingsBytes, settingsChange } from "@/lib/server/settings/settings-draft";
import { parseOperation } from "../parse-operation";
import { parseVersion } from "./parse-version";

/**
 * `GET /api/settings`: what administrators have set for the operation. With `version=`, for administrators, as it was saved
 * then.
 */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { reports, settings }) => {
    const { id } = parseOperation(request, reports.names, ["version"]);
    const version = parseVersion(request, "version");
    if (version !== null) {
      assertAdministrator(viewer);
      return privateJson(await settings.loadVersion(id, version));
    }
    const whole = await settings.loadWhole(id);
    const seesSensitive = maySeeSensitive(viewer);
    const { states: countsAs } = mapStates(whole.states, { seesSensitive });
    const agents = await reports.serviceOf(id).pickSeen(whole.agents);
    return privateJson({
      ...whole,
      agents,
      states: showSettings(whole.states, { seesSensitive }),
      allowances: showAllowances(whole.allowances, { countsAs, teams: viewer.scope.teams }),
    });
  });
}

/** `PUT /api/settings`: the whole document, with the version seen; for administrators. */
export function PUT(request: Request): Promise<Response> {
  return answerChange(request, "settings", async ({ reports, settings }, record, viewer) => {
    const { id } = parseOperation(request, reports.names);
    const change = await parseJsonBody(request, settingsChange, mostSettingsBytes, "invalid-settings");
    const { version, operation = id, restores, ...draft } = change;
    if (operation !== id)
      throw new ProblemError("invalid-settings", "operation: must be the one that the address names.");
    const { closedWeekdays, daysOff, states, allowances, agents, warnings, background } = draft;
    const detail = {
      ...(restores !== undefined && { restores }),
      ...(closedWeekdays && { closedWeekdays: closedWeekdays.join() }),
      ...(daysOff && { daysOff: daysOff.length }),
      ...(states && { states: states.length }),
      ...(allowances && { allowances: allowances.length }),
      ...warnings,
      ...(agents && { agents: agents.length }),
      ...(background !== undefined && { background }),
    };
    const save = async () => {
      await settings.save(id, version, draft, viewer.email);
      return settings.loadWhole(id);
    };
    return privateJson(await record({ operation: id, detail }, save));
  });
}
