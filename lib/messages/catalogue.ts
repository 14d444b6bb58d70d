import compile from "icu-minify/compile";
import en from "./en.json";
import es from "./es.json";
import type { Locale } from "./locale";

export type Messages = typeof es;

/** The sentences as they are written. */
export const sentences: Record<Locale, Messages> = { es, en };

const parsed = new Map<Locale, Messages>();

/**
 * Every word a person reads, in one language, its sentences parsed: the formatter that next.config.js chooses has no
 * parser, a tenth of the page's code of ours. Server only by use: the page gets its catalogue as a prop.
 */
export function messagesIn(locale: Locale): Messages {
  const messages = parsed.get(locale) ?? parseAll(sentences[locale]);
  parsed.set(locale, messages);
  return messages;
}

// use-intl takes parsed sentences where it says strings; as plain objects they can be sent to a page and to a thread.
function parseAll(messages: Messages): Messages {
  const text = JSON.stringify(messages, (_, value) => (typeof value === "string" ? compile(value) : value));
  return JSON.parse(text);
}
