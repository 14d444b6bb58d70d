import en from "./en.json";
import es from "./es.json";
import type { Locale } from "./locale";

export type Messages = typeof es;

const catalogues: Record<Locale, Messages> = { es, en };

/** Every word a person reads, in one language. Server only by use: the page gets its catalogue as a prop. */
export function messagesIn(locale: Locale): Messages {
  return catalogues[locale];
}
