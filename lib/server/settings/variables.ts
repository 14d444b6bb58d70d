import { z } from "zod";
import { isTimeZone } from "@/lib/dates/zone";
import { isUpstreamUrl } from "./web-address";

z.config({ jitless: true });

/** The environment as a process is given it. */
export type Variables = Record<string, string | undefined>;

export const printable = /^[\x21-\x7e]+$/;
const unquoted = /^(?!["']).*(?<!["'])$/;

/** What a setting must be, as a schema and in the words that a bad one is told. */
export type Rule = readonly [schema: z.ZodType, expected: string];

/** What is set in the environment and in the operations file alike. */
export const rules = {
  token: [
    z.string().regex(printable).regex(unquoted).max(4096),
    "the secret token: one line, no spaces, no quotes around it",
  ],
  baseUrl: [
    z.string().refine(isUpstreamUrl),
    "an https: address without user, query or fragment, or http: on this machine",
  ],
  timeZone: [z.string().refine(isTimeZone), "an IANA zone, such as America/Bogota"],
} as const satisfies Record<string, Rule>;

/** What is given and is not as its rule wants it: by name, never by value. */
export function findMalformed(of: Record<string, Rule>, read: (name: string) => unknown): string[] {
  return Object.entries(of).flatMap(([name, [schema, expected]]) => {
    const value = read(name);
    return value !== undefined && !schema.safeParse(value).success ? [`${name} must be ${expected}`] : [];
  });
}

/** A variable's text; an empty one is none. */
export function textOf(given: Variables, name: string): string | undefined {
  return given[name] === "" ? undefined : given[name];
}
