import "server-only";
import type { Day } from "@/lib/dates/window";
import type { DayNote } from "@/lib/report/answers/day-note";
import { ProblemError } from "@/lib/report/answers/problem";
import { assertMayPassOn, isAdministrator } from "@/lib/server/access/administrator";
import type { Viewer } from "@/lib/server/access/session";
import { type KeptNote, noteConflict } from "@/lib/server/notes/note-store";
import type { SeenServer } from "./seen-server";

type Server = Pick<SeenServer, "reports" | "notes">;

type NoteQuestion = { from?: Day | undefined; to?: Day | undefined; agent?: string | undefined };

/** The notes that a reader may see: those of everybody, and of agents in their scope. Of one agent, those of everybody too. */
export async function listSeenNotes(
  operation: string,
  { agent, ...days }: NoteQuestion,
  { reports, notes }: Server,
): Promise<DayNote[]> {
  const { isReadable } = reports.serviceOf(operation);
  if (agent !== undefined && !(await isReadable(agent))) throw noSuchAgent(agent);
  const kept = await notes.list(operation, days);
  const ofAgent = kept.filter((note) => agent === undefined || note.agent === null || note.agent === agent);
  const seen = await Promise.all(
    ofAgent.map(async (note) => note.agent === null || (await isReadable(note.agent))),
  );
  return ofAgent.filter((_, at) => seen[at]).map(tellNote);
}

/** @throws ProblemError `forbidden`, or `not-found` for an agent out of scope */
export async function assertMayWrite(
  { operation, agent }: { operation: string; agent: string | null },
  viewer: Viewer,
  { reports }: Server,
): Promise<void> {
  assertMayPassOn(viewer);
  // It would take days from figures that they do not see.
  if (agent === null && viewer.scope.teams !== null)
    throw new ProblemError("forbidden", "A note on everybody's day is for who sees everybody.");
  if (agent !== null && !(await reports.serviceOf(operation).isReadable(agent))) throw noSuchAgent(agent);
}

/**
 * A note that is to be changed or removed, by whoever has seen that version of it.
 * @throws ProblemError `not-found`, `forbidden` where somebody else wrote it and the reader is no administrator, `conflict`
 */
export async function findOwnNote(
  { operation, id, version }: { operation: string; id: string; version: number | null },
  viewer: Viewer,
  server: Server,
): Promise<KeptNote> {
  const note = await server.notes.find(operation, id);
  await assertMayWrite({ operation, agent: note.agent }, viewer, server);
  if (note.byId !== viewer.userId && !isAdministrator(viewer))
    throw new ProblemError("forbidden", "Only who wrote a note, and administrators, change or remove it.");
  if (version !== null && version !== note.version) throw noteConflict();
  return note;
}

export function tellNote({ byId: _, ...note }: KeptNote): DayNote {
  return note;
}

function noSuchAgent(agent: string): ProblemError {
  return new ProblemError("not-found", `No answer of wolkvox has named the agent ${agent.slice(0, 40)}.`);
}
