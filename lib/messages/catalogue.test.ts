import { globSync, readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { messagesIn, ofSettings, pageMessagesIn, sentences, settingsMessagesIn } from "./catalogue";
import { languages } from "./locale";

function listKeys(messages: object, path = ""): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [`${path}${key}`] : listKeys(value, `${path}${key}.`),
  );
}

function textOf(messages: object, key: string): string {
  return String(key.split(".").reduce<unknown>((node, part) => Reflect.get(Object(node), part), messages));
}

// What stands in the braces of a plural's branch (`one {is}`) is text, not an argument.
function listArguments(messages: object, key: string): string[] {
  const names = textOf(messages, key).matchAll(/(?<!(?:\b(?:zero|one|two|few|many|other)|=\d+)\s*)\{(\w+)/g);
  return [...new Set([...names].map((match) => match[1] ?? ""))].sort();
}

const keys = listKeys(sentences.es);

test("both languages say the same things", () => {
  expect(listKeys(sentences.en)).toEqual(keys);
});

test("both languages name the same arguments in every sentence", () => {
  for (const key of keys) {
    expect(listArguments(sentences.en, key), key).toEqual(listArguments(sentences.es, key));
  }
});

test("no sentence is empty", () => {
  for (const locale of languages) {
    for (const key of keys) expect(textOf(sentences[locale], key).trim(), key).not.toBe("");
  }
});

test.each(languages)("every sentence can be said in %s, of one and of many", (locale) => {
  const faults: string[] = [];
  const messages = messagesIn(locale);
  const t = createTranslator({ locale, messages, onError: (error) => faults.push(error.message) });
  for (const key of keys) {
    for (const count of [0, 1, 2, 1000]) {
      const values = Object.fromEntries(listArguments(sentences[locale], key).map((name) => [name, count]));
      expect(Reflect.apply(t, undefined, [key, values]), key).not.toMatch(/[{}]/);
    }
  }
  expect(faults).toEqual([]);
});

const rooms = ["components/**/*.ts", "components/**/*.tsx", "lib/browser/**/*.ts", "lib/browser/**/*.tsx"];
const settingsRooms = [
  ...[
    "account",
    "alerts",
    "allowances",
    "api",
    "calls",
    "entrance",
    "history",
    "keys",
    "operation",
    "people",
    "personal-data",
    "roster",
    "schedules",
    "sending",
    "shares",
    "states",
    "teams",
    "trail",
    "two-factor",
  ].map((room) => `components/settings/${room}/`),
  ...[
    "components/settings/page-refused.tsx",
    "components/settings/end-button.tsx",
    "components/settings/account-form.tsx",
    "components/settings/key-use.tsx",
    "components/settings/source-form-view.tsx",
    "components/settings/use-reading-words.ts",
  ],
  "lib/browser/use-account-fault.ts",
];

/** The sections of the catalogue that a source names. */
function sectionsIn(path: string): string[] {
  const source = readFileSync(path, "utf8");
  const names = source.matchAll(
    /\bt(?:\w*)(?:\.has)?\(\s*["`]([a-zA-Z]+)\.|useTranslations\("(\w+)"\)|"([a-zA-Z]+)\.[\w-]+"/g,
  );
  const named = [...names].map(([, called, scope, text]) => called ?? scope ?? text ?? "");
  return [...new Set(named.filter((name) => name in sentences.es))];
}

test("a page has every section that its parts name", () => {
  const everywhere = Object.keys(pageMessagesIn("es"));
  const inSettings = [...everywhere, ...Object.keys(settingsMessagesIn("es"))];
  const parts = globSync(rooms).filter((path) => !path.includes(".test."));
  expect(parts.length).toBeGreaterThan(200);
  const lacking = parts.flatMap((path) => {
    const given = settingsRooms.some((room) => path.startsWith(room)) ? inSettings : everywhere;
    return sectionsIn(path)
      .filter((section) => !given.includes(section))
      .map((section) => `${path}: ${section}`);
  });
  expect(lacking).toEqual([]);
  // Each is said where it is expected, or the search above finds nothing.
  const said = new Set(parts.flatMap(sectionsIn));
  expect(ofSettings.filter((section) => !said.has(section))).toEqual([]);
});
