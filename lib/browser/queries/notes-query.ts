import type { QueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/browser/api";
import type { DayNote } from "@/lib/report/answers/day-note";

type NoteWords = Pick<DayNote, "day" | "agent" | "text" | "leavesOut">;

/** @throws ApiError */
export function makeNote(operation: string, words: NoteWords): Promise<DayNote> {
  return fetchJson<DayNote>(`/api/notes?${new URLSearchParams({ operation })}`, {
    method: "POST",
    body: words,
  });
}

type SeenNote = Pick<DayNote, "id" | "version">;

/** @throws ApiError `conflict` where somebody has changed it since that version */
export function changeNote(
  operation: string,
  { id, version }: SeenNote,
  words: Pick<NoteWords, "text" | "leavesOut">,
): Promise<DayNote> {
  return fetchJson<DayNote>(`/api/notes/${encodeURIComponent(id)}?${new URLSearchParams({ operation })}`, {
    method: "PUT",
    body: { ...words, version },
  });
}

/** @throws ApiError as `changeNote` */
export async function removeNote(operation: string, { id, version }: SeenNote): Promise<void> {
  const words = new URLSearchParams({ operation, version: String(version) });
  await fetchJson(`/api/notes/${encodeURIComponent(id)}?${words}`, { method: "DELETE" });
}

/** Asks all figures of the open pages anew, which tell their notes and stand on the settings. */
export function askFiguresAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[0]).startsWith("/api/report"),
  });
}
