import { type BrowserContextOptions, request } from "@playwright/test";
import { administrator } from "./app-process.ts";

export type SignedIn = Exclude<BrowserContextOptions["storageState"], string | undefined>;

/** The cookies of a signed-in person, for a browser context. */
export async function signIn(url: string, account = administrator): Promise<SignedIn> {
  const context = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  const response = await context.post("/api/auth/sign-in/email", { data: account });
  if (!response.ok()) throw new Error(`the sign-in answered ${response.status()}: ${await response.text()}`);
  const state = await context.storageState();
  await context.dispose();
  return state;
}
