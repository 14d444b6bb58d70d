import { type APIRequestContext, request } from "@playwright/test";
import { signIn } from "./sign-in.ts";

export type Person = { id: string; email: string; caller: APIRequestContext };

/** Has the administrator make an account, and signs it in. */
export async function createSupervisor(admin: APIRequestContext, url: string): Promise<Person> {
  const account = { email: `${crypto.randomUUID()}@auxboard.example`, password: "supervisor-of-the-night" };
  const made = await postAsPage(admin, url, "/api/auth/admin/create-user", {
    ...account,
    name: "Supervisión",
    role: "supervisor",
  });
  if (!made.ok()) throw new Error(`create-user answered ${made.status()}: ${await made.text()}`);
  const caller = await request.newContext({ baseURL: url, storageState: await signIn(url, account) });
  return { id: (await made.json()).user.id, email: account.email, caller };
}

/** A POST as our own pages send it. */
export function postAsPage(caller: APIRequestContext, url: string, path: string, data: object) {
  return caller.post(path, { data, headers: { origin: url } });
}
