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

/** A POST as our own pages send it. */
export function postAsPage(caller: APIRequestContext, url: string, path: string, data: object) {
  return caller.post(path, { data, headers: { origin: url } });
}
