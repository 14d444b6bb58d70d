import { createTranslator } from "use-intl/core";
import type { Messages } from "@/lib/messages/catalogue";
import type { Locale } from "@/lib/messages/locale";
import type { createLocaleTranslator } from "@/lib/messages/translator";

export type Translate = ReturnType<typeof createLocaleTranslator>;

/** The same translator where the catalogue has come as a message: a thread on the sources reads no JSON. */
export function createExportTranslator({
  locale,
  messages,
}: {
  locale: Locale;
  messages: Messages;
}): Translate {
  return createTranslator({ locale, messages });
}
