import { fetchJson } from "@/lib/browser/api";
import type {
  LinkAnswer,
  NewPersonAnswer,
  PeopleAnswer,
  PersonAnswer,
  Right,
  Role,
  Scope,
} from "@/lib/report/answers/person";
import { answerOptions } from "./answer-options";

/** Everybody who may sign in or was invited. */
export function peopleOptions() {
  return answerOptions<PeopleAnswer>(["people"], "/api/people");
}

export type PersonWords = { name: string; role: Role; scope: Scope; rights: readonly Right[] };

/** @throws ApiError */
export function invitePerson(
  words: PersonWords & { email: string; byMail: boolean },
): Promise<NewPersonAnswer> {
  return fetchJson<NewPersonAnswer>("/api/people", { method: "POST", body: words });
}

/** Whether everybody needs two-factor. @throws ApiError `conflict` where the asker has none */
export async function demandTwoFactor(demandsTwoFactor: boolean): Promise<void> {
  await fetchJson("/api/people", { method: "PUT", body: { demandsTwoFactor } });
}

/** @throws ApiError `conflict` for the last administrator, `not-found` */
export function changePerson(
  id: string,
  words: Partial<PersonWords> & { disabled?: boolean; twoFactor?: false },
): Promise<PersonAnswer> {
  return fetchJson<PersonAnswer>(addressOf(id), { method: "PATCH", body: words });
}

/** @throws ApiError */
export async function removePerson(id: string): Promise<void> {
  await fetchJson(addressOf(id), { method: "DELETE" });
}

/** A new one-time link in the place of any other, sent too where `byMail` says so. @throws ApiError */
export function renewLink(id: string, byMail: boolean): Promise<LinkAnswer> {
  return fetchJson<LinkAnswer>(`${addressOf(id)}/link`, { method: "POST", body: { byMail } });
}

/** @throws ApiError */
export async function withdrawLink(id: string): Promise<void> {
  await fetchJson(`${addressOf(id)}/link`, { method: "DELETE" });
}

function addressOf(id: string): string {
  return `/api/people/${encodeURIComponent(id)}`;
}
