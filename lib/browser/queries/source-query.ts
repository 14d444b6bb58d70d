import { fetchJson } from "@/lib/browser/api";
import type { SourceAnswer } from "@/lib/report/answers/source-answer";

export type SourceWords = {
  server?: string;
  token?: string;
  name: string;
  timeZone?: string;
  figures?: "continue" | "anew";
};

/** Checks a source by one real call, and stores it where wolkvox answers. @throws ApiError */
export function putSource(words: SourceWords): Promise<SourceAnswer> {
  return fetchJson<SourceAnswer>("/api/source", { method: "PUT", body: words });
}
