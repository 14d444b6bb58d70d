import { chooseLocale } from "./choose-locale";
import type { Locale } from "./locale";

/** The language of a request and its way of writing numbers: the reader's choices, else their browser's. */
export function requestLocale(headers: Headers): Locale {
  const cookies = (headers.get("cookie") ?? "").split(/;\s*/);
  return chooseLocale({
    choiceOf: (name) => cookies.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1),
    acceptLanguage: headers.get("accept-language"),
  });
}
