import compile from "icu-minify/compile";
import en from "./en.json";
import es from "./es.json";
import { type Language, type Locale, languageOf } from "./locale";

export type Messages = typeof es;

/** The sentences as they are written. */
export const sentences: Record<Language, Messages> = { es, en };

const parsed = new Map<Language, Messages>();

type Section = keyof Messages;

// What only the server says: in files, in e-mail, before the store is open.
const ofServer: readonly Section[] = ["files", "letters", "openApi", "sending", "storePage"];

/** The sections that only the pages of settings and those before the door say. */
export const ofSettings: readonly Section[] = [
  "account",
  "alerts",
  "allowances",
  "apiKeys",
  "apiPage",
  "calls",
  "invitation",
  "openId",
  "operation",
  "password",
  "people",
  "personalData",
  "reading",
  "roster",
  "schedules",
  "settingsHistory",
  "signIn",
  "states",
  "teams",
  "trail",
  "twoFactor",
];

/** What every page says. */
export function pageMessagesIn(locale: Locale): Partial<Messages> {
  return pick(locale, (section) => ![...ofServer, ...ofSettings].includes(section));
}

/** What pages of settings and those before the door say besides. */
export function settingsMessagesIn(locale: Locale): Partial<Messages> {
  return pick(locale, (section) => ofSettings.includes(section));
}

function pick(locale: Locale, isWanted: (section: Section) => boolean): Partial<Messages> {
  return Object.fromEntries(
    Object.entries(messagesIn(locale)).filter(([section]) => isWanted(section as Section)),
  );
}

/**
 * Every word a person reads, in one language, its sentences parsed: the formatter that next.config.js chooses has no
 * parser, a tenth of the page's code of ours. Server only by use: a page gets its part of the catalogue as a prop.
 */
export function messagesIn(locale: Locale): Messages {
  const language = languageOf(locale);
  const messages = parsed.get(language) ?? parseAll(sentences[language]);
  parsed.set(language, messages);
  return messages;
}

// use-intl takes parsed sentences where it says strings; as plain objects they can be sent to a page and to a thread.
function parseAll(messages: Messages): Messages {
  const text = JSON.stringify(messages, (_, value) => (typeof value === "string" ? compile(value) : value));
  return JSON.parse(text);
}
