import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";
import { assertMayRemove, assertMayWrite } from "@/lib/server/http/seen-notes";
import { parseOperation } from "../../parse-operation";

type Context = { params: Promise<{ noteId: string }> };

/** `DELETE /api/notes/{id}`: figures that the note changed are as before. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "note", async (server, record, viewer) => {
    const { id } = parseOperation(request, server.reports.names);
    const note = await server.notes.find(id, (await params).noteId);
    const { day, agent, leavesOut } = note;
    await assertMayWrite({ operation: id, agent }, viewer, server);
    assertMayRemove(note, viewer);
    const detail = { done: "remove", day, ...(agent !== null && { agent }), leavesOut };
    await record({ operation: id, detail }, () => server.notes.remove(id, note.id));
    return privateJson({});
  });
}
