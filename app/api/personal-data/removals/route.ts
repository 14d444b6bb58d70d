import type { RemovalsAnswer } from "@/lib/report/answers/personal-data";
import { assertAdministrator } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { parseOperation } from "../../parse-operation";
import { notePerson, personOf, removalDraft } from "../parse-person";

/** `GET /api/personal-data/removals`: whose records were removed, newest first, without a name; for administrators. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { reports, personalData }) => {
    assertAdministrator(viewer);
    const { id, timeZone } = parseOperation(request, reports.names);
    const removals = await personalData.list(id);
    return privateJson<RemovalsAnswer>({ operation: id, timeZone, removals });
  });
}

/** `POST /api/personal-data/removals {agent}` or `{name}`: removes a person's records from all that is kept and all that comes. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, "erasure", async ({ reports, personalData }, record, viewer) => {
    const { id } = parseOperation(request, reports.names);
    const person = personOf(await parseJsonBody(request, removalDraft));
    const detail = { done: "remove", ...notePerson(person) };
    const remove = () => personalData.remove(id, person, viewer.email);
    return privateJson(await record({ operation: id, detail }, remove));
  });
}
