import { fetchJson } from "@/lib/browser/api";
import type { NewShareAnswer, Share, ShareNames, SharesAnswer } from "@/lib/report/answers/shares-answer";
import { answerOptions } from "./answer-options";

/** The live shared links that the reader may see. */
export const sharesOptions = answerOptions<SharesAnswer>(["shares"], "/api/shares");

export type ShareWords = { link: string; days: number; names: ShareNames; passphrase?: string };

/** @throws ApiError */
export function makeShare(words: ShareWords): Promise<NewShareAnswer> {
  return fetchJson<NewShareAnswer>("/api/shares", { method: "POST", body: words });
}

/** @throws ApiError */
export async function removeShare({ id }: Share): Promise<void> {
  await fetchJson(`/api/shares/${encodeURIComponent(id)}`, { method: "DELETE" });
}

/** Whether links may be shared at all. @throws ApiError */
export async function allowShares(isAllowed: boolean): Promise<void> {
  await fetchJson("/api/shares", { method: "PUT", body: { isAllowed } });
}

/** @throws ApiError `forbidden` for a wrong passphrase, `rate-limited` */
export async function unlockShare(secret: string, passphrase: string): Promise<void> {
  await fetchJson(`/api/shared/${encodeURIComponent(secret)}`, { method: "POST", body: { passphrase } });
}
