import { z } from "zod";

z.config({ jitless: true });

/** The environment as a process is given it. */
export type Variables = Record<string, string | undefined>;

export const printable = /^[\x21-\x7e]+$/;
const unquoted = /^(?!["']).*(?<!["'])$/;

/** A wolkvox token, and what a bad one is told. */
export const tokenRule = [
  z.string().regex(printable).regex(unquoted).max(4096),
  "the secret token: one line, no spaces, no quotes around it",
] as const;

/** A variable's text; an empty one is none. */
export function textOf(given: Variables, name: string): string | undefined {
  return given[name] === "" ? undefined : given[name];
}
