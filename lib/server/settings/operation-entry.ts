import { z } from "zod";
import { buildServerUrl, type Operation } from "./operation";
import { findMalformed, type Rule, rules, textOf, type Variables } from "./variables";

z.config({ jitless: true });

const slug = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const line = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,80}(?<!\s)$/u;

const fields = {
  id: [z.string().regex(slug), "1 to 40 of a-z, 0-9 and hyphens: it stands in links"],
  name: [z.string().regex(line), "1 to 80 printable characters on one line"],
  server: [z.string().regex(/^\d{4}$/), 'four digits in quotes, such as "0010"'],
  baseUrl: rules.baseUrl,
  tokenEnv: [
    z.string().regex(/^[A-Za-z_]\w{0,99}$/),
    "the name of the environment variable that holds the token, never the token",
  ],
  timeZone: rules.timeZone,
  continues: [
    z.string().regex(/^\S{1,2000}$/),
    'the source before this one, such as "0010", or "nothing" to begin anew',
  ],
  dailyQuota: [z.int().min(1).max(100_000_000), "whole calls a day, 1 or more, without quotes"],
} as const satisfies Record<string, Rule>;

const required = ["id", "name", "tokenEnv"] as const;
const fieldNames = Object.keys(fields).join(", ");

/** The defaults of an entry. */
export type EntryDefaults = {
  baseUrl: string | undefined;
  timeZone: string;
  dailyQuota: number | null;
};

const entrySchema = z.object({
  id: fields.id[0],
  name: fields.name[0],
  server: fields.server[0].optional(),
  baseUrl: fields.baseUrl[0].optional(),
  tokenEnv: fields.tokenEnv[0],
  timeZone: fields.timeZone[0].optional(),
  continues: fields.continues[0].optional(),
  dailyQuota: fields.dailyQuota[0].optional(),
});

/**
 * One entry of the list as an operation.
 * @throws z.ZodError where `findFieldFaults` would have found something.
 */
export function buildEntryOperation(entry: unknown, given: Variables, defaults: EntryDefaults): Operation {
  const { id, name, server, baseUrl, tokenEnv, ...own } = entrySchema.parse(entry);
  return {
    id,
    name: name.normalize("NFC"),
    timeZone: own.timeZone ?? defaults.timeZone,
    baseUrl: baseUrl ?? defaults.baseUrl ?? buildServerUrl(server),
    server,
    token: textOf(given, tokenEnv) ?? "",
    continues: own.continues,
    dailyQuota: own.dailyQuota ?? defaults.dailyQuota,
  };
}

/** What is wrong with one entry by itself: a line a field, by name, without a value. */
export function findFieldFaults(
  entry: unknown,
  given: Variables,
  { baseUrl, reserved }: { baseUrl: string | undefined; reserved: readonly string[] },
): string[] {
  if (!isRecord(entry)) return [`must be an object with ${fieldNames}`];
  const unknown = Object.keys(entry).filter((name) => !Object.hasOwn(fields, name));
  const missing = required.filter((name) => entry[name] === undefined);
  const isNowhere = entry.server === undefined && entry.baseUrl === undefined && baseUrl === undefined;
  return [
    ...unknown.map((name) => `${JSON.stringify(name.slice(0, 40))} is not a field; these are: ${fieldNames}`),
    ...missing.map((name) => `${name} is missing: ${fields[name][1]}`),
    ...(isNowhere ? [`server is missing: ${fields.server[1]} (or baseUrl)`] : []),
    ...findMalformed(fields, (name) => entry[name]),
    ...findTokenFaults(entry.tokenEnv, given, reserved),
  ];
}

// Another variable of ours would be sent to wolkvox as if it were a token.
function findTokenFaults(name: unknown, given: Variables, reserved: readonly string[]): string[] {
  const parsed = fields.tokenEnv[0].safeParse(name);
  if (!parsed.success) return [];
  if (reserved.includes(parsed.data))
    return ["tokenEnv must name a variable that holds nothing but the token"];
  const token = textOf(given, parsed.data);
  if (token === undefined) return ["tokenEnv names a variable that is not set"];
  return rules.token[0].safeParse(token).success
    ? []
    : [`tokenEnv names a variable that must be ${rules.token[1]}`];
}

/** A JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
