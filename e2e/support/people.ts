import { type APIRequestContext, request } from "@playwright/test";
import { signIn } from "./sign-in.ts";

export type Person = { id: string; email: string; caller: APIRequestContext };

/** Has the administrator make an account. */
export async function createAccount(admin: APIRequestContext, url: string, role = "supervisor") {
  const account = { email: `${crypto.randomUUID()}@auxboard.example`, password: "supervisor-of-the-night" };
  const made = await postAsPage(admin, url, "/api/auth/admin/create-user", {
    ...account,
    name: "Supervisión",
    role,
  });
  if (!made.ok()) throw new Error(`create-user answered ${made.status()}: ${await made.text()}`);
  const { user } = await made.json();
  return { id: String(user.id), account };
}

/** The same, signed in. */
export async function createSupervisor(admin: APIRequestContext, url: string): Promise<Person> {
  const { id, account } = await createAccount(admin, url);
  const caller = await request.newContext({ baseURL: url, storageState: await signIn(url, account) });
  return { id, email: account.email, caller };
}

/** Has the administrator limit an account to some teams, by their ids. */
export async function limitToTeams(admin: APIRequestContext, url: string, id: string, teams: string[]) {
  const data = { scope: { operations: null, teams } };
  const changed = await admin.patch(`/api/people/${id}`, { data, headers: { origin: url } });
  if (!changed.ok()) throw new Error(`the change answered ${changed.status()}: ${await changed.text()}`);
}

/** Makes a team; its id. */
export async function createTeam(admin: APIRequestContext, url: string, name: string, agents: string[]) {
  const made = await postAsPage(admin, url, "/api/teams", { name, agents });
  if (!made.ok()) throw new Error(`the team answered ${made.status()}: ${await made.text()}`);
  return String((await made.json()).id);
}

/** A POST as our own pages send it. */
export function postAsPage(caller: APIRequestContext, url: string, path: string, data: object) {
  return caller.post(path, { data, headers: { origin: url } });
}
