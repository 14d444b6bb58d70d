import "server-only";
import { cookies, headers } from "next/headers";
import { chooseLocale, type Locale, localeCookie } from "@/lib/messages/locale";

/** The language of the page being rendered. */
export async function pageLocale(): Promise<Locale> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
}
