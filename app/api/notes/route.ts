import { assertMayPassOn } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerOwnChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { assertMayWrite, listSeenNotes, tellNote } from "@/lib/server/http/seen-notes";
import { noteDraft } from "@/lib/server/notes/note-draft";
import { parseOperation } from "../parse-operation";
import { noteWords, parseNoteQuestion } from "./parse-note-question";

/** `GET /api/notes ?operation=&from=&to=&agent=`: notes on days, the oldest day first. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (_, server) => {
    const { id } = parseOperation(request, server.reports.names, noteWords);
    const notes = await listSeenNotes(id, parseNoteQuestion(request), server);
    return privateJson({ operation: id, notes });
  });
}

/** `POST /api/notes {day, agent, text, leavesOut}`: a note on a day of an agent, or of everybody. */
export function POST(request: Request): Promise<Response> {
  return answerOwnChange(request, "note", async (server, record, viewer) => {
    assertMayPassOn(viewer);
    const { id } = parseOperation(request, server.reports.names);
    const draft = await parseJsonBody(request, noteDraft);
    const { day, agent, leavesOut } = draft;
    await assertMayWrite({ operation: id, agent }, viewer, server);
    const detail = { done: "create", day, ...(agent !== null && { agent }), leavesOut };
    const note = await record({ operation: id, detail }, () => server.notes.create(id, draft, viewer.userId));
    return privateJson(tellNote(note));
  });
}
