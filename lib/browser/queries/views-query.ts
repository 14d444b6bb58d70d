import { fetchJson } from "@/lib/browser/api";
import type { SavedView, ViewsAnswer } from "@/lib/report/answers/saved-view";
import { answerOptions } from "./answer-options";

/** The saved views that the reader sees. */
export const viewsOptions = answerOptions<ViewsAnswer>(["views"], "/api/views");

type ViewWords = Pick<SavedView, "name" | "link" | "isShared" | "isDefault">;

/** @throws ApiError */
export function makeView(words: ViewWords): Promise<SavedView> {
  return fetchJson<SavedView>("/api/views", { method: "POST", body: words });
}

/** @throws ApiError `conflict` */
export function changeView(
  id: string,
  words: Partial<ViewWords> & Partial<Pick<SavedView, "version">>,
): Promise<SavedView> {
  return fetchJson<SavedView>(`/api/views/${encodeURIComponent(id)}`, { method: "PUT", body: words });
}

/** @throws ApiError */
export async function removeView(id: string): Promise<void> {
  await fetchJson(`/api/views/${encodeURIComponent(id)}`, { method: "DELETE" });
}
