import { assertAdministrator } from "@/lib/server/access/administrator";
import { exportResponse } from "@/lib/server/export/export-response";
import { answerViewer, createRecord } from "@/lib/server/http/api-door";
import { parseOperation } from "../parse-operation";
import { notePerson, parsePerson } from "./parse-person";

/** `GET /api/personal-data?agent=` or `?name=`: everything held about one agent, as a file; for administrators. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    assertAdministrator(viewer);
    const { id } = parseOperation(request, server.reports.names, ["agent", "name"]);
    const person = parsePerson(request);
    const record = createRecord(request, viewer, "file", server);
    return record(
      { operation: id, detail: { format: "json", held: true, ...notePerson(person) } },
      async () => {
        const held = await server.personalData.load(id, person);
        const stream = async function* () {
          yield new TextEncoder().encode(JSON.stringify(held, null, 2));
        };
        return exportResponse(
          { name: `auxboard_${id}_${person.id || person.name}.json`, stream },
          "json",
          request,
        );
      },
    );
  });
}
