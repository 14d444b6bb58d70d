import { chooseLocale, type Locale, localeCookie } from "./locale";

/** The language of a request: the reader's choice, else their browser's. */
export function requestLocale(headers: Headers): Locale {
  const cookie = headers.get("cookie") ?? "";
  const chosen = cookie.split(/;\s*/).find((part) => part.startsWith(`${localeCookie}=`));
  return chooseLocale(chosen?.slice(localeCookie.length + 1), headers.get("accept-language"));
}
