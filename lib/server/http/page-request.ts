import "server-only";
import { cookies, headers } from "next/headers";
import { chooseLocale, type Locale, localeCookie } from "@/lib/messages/locale";
import { loadEnvironment } from "@/lib/server/settings/env";

/** The language of the page being rendered. */
export async function pageLocale(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
}

/** What the reader's browser keeps under a name; whoever asks checks it. */
export async function pageChoice(cookie: string): Promise<string | undefined> {
  return (await cookies()).get(cookie)?.value;
}

/** The nonce that allows our own scripts under the page's policy; proxy.ts makes one for each answer. */
export async function pageNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1];
}

/** The build that draws the page. */
export function pageBuild(): string {
  return loadEnvironment().build;
}
