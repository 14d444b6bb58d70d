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

/** @throws ApiError */
export async function removeNote(operation: string, id: string): Promise<void> {
  await fetchJson(`/api/notes/${encodeURIComponent(id)}?${new URLSearchParams({ operation })}`, {
    method: "DELETE",
  });
}

/** Asks figures anew, which tell their notes. */
export function askFiguresAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[0]).startsWith("/api/report"),
  });
}
