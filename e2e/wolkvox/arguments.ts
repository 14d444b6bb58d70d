import { parseArgs } from "node:util";
import { InputError } from "./readers.ts";
import type { StandInOptions } from "./server.ts";

/** Each switch, and the option it sets. */
const SWITCHES = {
  port: "port",
  host: "host",
  agents: "agents",
  states: "states",
  seed: "seed",
  zone: "zone",
  token: "token",
  server: "server",
  latency: "latencyMs",
  quota: "quota",
  simultaneous: "simultaneous",
  cap: "cap",
  now: "now",
  "open-days": "openDays",
} as const satisfies Record<string, keyof StandInOptions>;

const TEXTS: readonly string[] = ["host", "zone", "token", "server", "now", "open-days"];

function readValue(name: string, text: string): string | number {
  if (TEXTS.includes(name)) return text;
  if (/^\d+$/.test(text)) return Number(text);
  throw new InputError(`--${name} must be a whole number`);
}

function readSwitches(args: readonly string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(
    Object.keys(SWITCHES).map((name) => [name, { type: "string" as const }]),
  );
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw new InputError(
      `usage: main.ts ${Object.keys(SWITCHES)
        .map((name) => `[--${name} …]`)
        .join(" ")}`,
    );
  }
}

/** Throws an InputError on an unknown switch or a number that is none; bounds are checked at the start. */
export function parseArguments(args: readonly string[]): StandInOptions {
  const given = readSwitches(args);
  const entries = Object.entries(SWITCHES).flatMap(([name, option]) => {
    const text = given[name];
    return text === undefined ? [] : [[option, readValue(name, text)] as const];
  });
  return Object.fromEntries(entries);
}
