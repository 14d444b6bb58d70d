import { createTranslator } from "use-intl/core";
import { messagesIn } from "./catalogue";
import type { Locale } from "./locale";

/** A translator for code that runs outside the page's provider: handlers and server pages. */
export function createLocaleTranslator(locale: Locale) {
  return createTranslator({ locale, messages: messagesIn(locale) });
}
