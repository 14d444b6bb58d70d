import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";
import { findOwnNote, tellNote } from "@/lib/server/http/seen-notes";
import { noteChange } from "@/lib/server/notes/note-draft";
import { parseOperation } from "../../parse-operation";
import { parseVersion } from "../../settings/parse-version";

type Context = { params: Promise<{ noteId: string }> };

/** `PUT /api/notes/{id} {text, leavesOut, version}`: what it names is changed, and figures with it. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "note", async (server, record, viewer) => {
    const { id } = parseOperation(request, server.reports.names);
    const { version, ...change } = await parseJsonBody(request, noteChange);
    const note = await findOwnNote({ operation: id, id: (await params).noteId, version }, viewer, server);
    const { text = note.text, leavesOut = note.leavesOut } = change;
    if (text === note.text && leavesOut === note.leavesOut) return privateJson(tellNote(note));
    const { day, agent } = note;
    const detail = { done: "change", day, ...(agent !== null && { agent }), leavesOut };
    const words = { text, leavesOut };
    const changed = await record({ operation: id, detail }, () =>
      server.notes.change(id, note, words, viewer.userId),
    );
    return privateJson(tellNote(changed));
  });
}

/** `DELETE /api/notes/{id} ?version=`: figures that the note changed are as before. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "note", async (server, record, viewer) => {
    const { id } = parseOperation(request, server.reports.names, ["version"]);
    const version = parseVersion(request, "version");
    const note = await findOwnNote({ operation: id, id: (await params).noteId, version }, viewer, server);
    const { day, agent, leavesOut } = note;
    const detail = { done: "remove", day, ...(agent !== null && { agent }), leavesOut };
    await record({ operation: id, detail }, () => server.notes.remove(id, note.id, note.version));
    return privateJson({});
  });
}
