import "server-only";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { chooseLocale } from "@/lib/messages/choose-locale";
import type { Locale } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { loadEnvironment } from "@/lib/server/settings/env";

/** The language of the page being rendered, and its way of writing numbers. */
export async function pageLocale(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale({
    choiceOf: (name) => jar.get(name)?.value,
    acceptLanguage: head.get("accept-language"),
  });
}

/** What a page is called in its reader's language, as Next asks for it. */
export function createTitle(say: (t: ReturnType<typeof createLocaleTranslator>) => string) {
  return async (): Promise<Metadata> => ({ title: say(createLocaleTranslator(await pageLocale())) });
}

/** What the reader's browser keeps under a name; whoever asks checks it. */
export async function pageChoice(cookie: string): Promise<string | undefined> {
  return (await cookies()).get(cookie)?.value;
}

/** The headers of the page's request. */
export function pageHeaders(): Promise<Pick<Headers, "get">> {
  return headers();
}

/** The nonce that allows our own scripts under the page's policy; proxy.ts makes one for each answer. */
export async function pageNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1];
}

/** The build that draws the page. */
export function pageBuild(): string {
  return loadEnvironment().build;
}
