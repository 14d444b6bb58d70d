import { fetchJson } from "@/lib/browser/api";
import type { HeldData, Removal, RemovalsAnswer } from "@/lib/report/answers/personal-data";
import { answerOptions } from "./answer-options";

/** Whose records of an operation were removed. */
export function removalsOptions(operation: string) {
  return answerOptions<RemovalsAnswer>(["removals", operation], addressOf({ operation }, "/removals"));
}

/** An agent by id, or rows without an id by name. */
export type PersonWord = { agent: string } | { name: string };

/** Everything held about an agent. The trail notes that it was read. @throws ApiError `not-found` where nothing is */
export function fetchHeld(operation: string, person: PersonWord): Promise<HeldData> {
  return fetchJson<HeldData>(addressOf({ operation, ...person }));
}

/** @throws ApiError `not-found`, `conflict` */
export function removePerson(operation: string, person: PersonWord): Promise<Removal> {
  return fetchJson<Removal>(addressOf({ operation }, "/removals"), { method: "POST", body: person });
}

/** @throws ApiError `not-found` */
export async function readmitPerson(operation: string, { id }: Removal): Promise<void> {
  await fetchJson(addressOf({ operation }, `/removals/${encodeURIComponent(id)}`), { method: "DELETE" });
}

function addressOf(words: Record<string, string>, path = ""): string {
  return `/api/personal-data${path}?${new URLSearchParams(words)}`;
}
