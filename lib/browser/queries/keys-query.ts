import type { QueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/browser/api";
import type { ApiKey, KeysAnswer, NewKeyAnswer } from "@/lib/report/answers/keys-answer";
import { answerOptions } from "./answer-options";

/** The keys of the API that the reader may see. */
export const keysOptions = answerOptions<KeysAnswer>(["keys"], "/api/keys");

/** Puts keys that the server already had into the page. */
export function primeKeys(client: QueryClient, answer: KeysAnswer): void {
  client.setQueryData(keysOptions.queryKey, answer);
}

export type KeyWords = Pick<ApiKey, "name" | "scope"> & { days: number };

/** @throws ApiError */
export function makeKey(words: KeyWords): Promise<NewKeyAnswer> {
  return fetchJson<NewKeyAnswer>("/api/keys", { method: "POST", body: words });
}

/** @throws ApiError */
export async function removeKey({ id }: ApiKey): Promise<void> {
  await fetchJson(`/api/keys/${encodeURIComponent(id)}`, { method: "DELETE" });
}
