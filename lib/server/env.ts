import "server-only";
import { z } from "zod";
import { isTimeZone } from "@/lib/dates/zone";

z.config({ jitless: true });

/** One operation on one wolkvox server with its own token. */
export type Operation = {
  id: string;
  name: string;
  timeZone: string;
  baseUrl: string;
  server: string | undefined;
  token: string;
};

export type Environment = {
  operations: [Operation, ...Operation[]];
  refreshMs: number;
  dailyQuota: number | null;
  concurrency: number;
  databaseUrl: string;
  administrator: { email: string; password: string } | null;
  authSecret: string | null;
  authUrl: string | null;
  metricsToken: string | null;
  port: number;
  isDemo: boolean;
};

/** Names every bad variable and says what it must be; holds no value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

type Variables = Record<string, string | undefined>;

const printable = /^[\x21-\x7e]+$/;
const unquoted = /^(?!["']).*(?<!["'])$/;
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

const variables = {
  WOLKVOX_SERVER: [z.string().regex(/^\d{4}$/), "four digits, such as 0010"],
  WOLKVOX_TOKEN: [
    z.string().regex(printable).regex(unquoted).max(4096),
    "the secret token: one line, no spaces, no quotes around it",
  ],
  WOLKVOX_BASE_URL: [
    z.string().refine(isUpstreamUrl),
    "an https: address without user, query or fragment, or http: on this machine",
  ],
  WOLKVOX_TIME_ZONE: [z.string().refine(isTimeZone), "an IANA zone, such as America/Bogota"],
  WOLKVOX_REFRESH_SECONDS: [wholeNumber(1, 86_400), "whole seconds, 300 or more (less only on loopback)"],
  WOLKVOX_PAUSE_MS: [wholeNumber(0, 600_000), "whole milliseconds, at most 600000"],
  WOLKVOX_DAILY_QUOTA: [wholeNumber(1, 100_000_000), "whole calls a day, 1 or more"],
  WOLKVOX_CONCURRENCY: [wholeNumber(1, 2), "1 or 2"],
  DATABASE_URL: [z.string().regex(/^(file:.+|postgres(ql)?:\/\/.+)$/), "file:… or postgres://…"],
  ADMIN_EMAIL: [z.email(), "an e-mail address"],
  ADMIN_PASSWORD: [z.string().min(8).max(1024), "at least 8 characters"],
  BETTER_AUTH_SECRET: [z.string().min(32).regex(printable), "at least 32 characters on one line"],
  BETTER_AUTH_URL: [z.string().refine(isOrigin), "the public address, such as https://aux.example.com"],
  AUXBOARD_METRICS_TOKEN: [z.string().min(32).regex(printable), "at least 32 characters on one line"],
  PORT: [wholeNumber(0, 65_535), "a port number"],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type VariableName = keyof typeof variables;

/**
 * Reads and checks every variable of contract.md at once.
 * @throws EnvironmentError one line per bad variable, by name, never by value.
 */
export function parseEnvironment(given: Variables): Environment {
  const faults = findFaults(given);
  if (faults.length > 0) throw new EnvironmentError(`Auxboard cannot start.\n${faults.join("\n")}`);
  return buildEnvironment(given);
}

let loaded: Environment | undefined;

/** The process's environment, checked once. */
export function loadEnvironment(): Environment {
  loaded ??= parseEnvironment(process.env);
  return loaded;
}

function textOf(given: Variables, name: string): string | undefined {
  return given[name] === "" ? undefined : given[name];
}

function findFaults(given: Variables): string[] {
  const malformed = Object.entries(variables).flatMap(([name, [schema, expected]]) => {
    const text = textOf(given, name);
    return text !== undefined && !schema.safeParse(text).success ? [`- ${name} must be ${expected}.`] : [];
  });
  return [...findMissing(given), ...malformed, ...findClashes(given)];
}

function findMissing(given: Variables): string[] {
  const hasAddress = textOf(given, "WOLKVOX_SERVER") ?? textOf(given, "WOLKVOX_BASE_URL");
  return [
    ...(textOf(given, "WOLKVOX_TOKEN") === undefined
      ? ["- WOLKVOX_TOKEN is missing: the secret token of the operation."]
      : []),
    ...(hasAddress === undefined
      ? ["- WOLKVOX_SERVER is missing: the server's four digits, such as 0010 (or WOLKVOX_BASE_URL)."]
      : []),
    ...(textOf(given, "OPERATIONS_FILE") !== undefined
      ? ["- OPERATIONS_FILE is not offered yet: this version serves one operation."]
      : []),
  ];
}

function findClashes(given: Variables): string[] {
  const refresh = Number(textOf(given, "WOLKVOX_REFRESH_SECONDS") ?? 300);
  const hasEmail = textOf(given, "ADMIN_EMAIL") !== undefined;
  const hasPassword = textOf(given, "ADMIN_PASSWORD") !== undefined;
  const clashes: string[] = [];
  if (refresh < 300 && !isLoopback(textOf(given, "WOLKVOX_BASE_URL")))
    clashes.push(
      "- WOLKVOX_REFRESH_SECONDS must be 300 or more: wolkvox allows one consumption every 5 minutes.",
    );
  if (hasEmail !== hasPassword)
    clashes.push(`- ${hasEmail ? "ADMIN_PASSWORD" : "ADMIN_EMAIL"} is missing: the two go together.`);
  return clashes;
}

function buildEnvironment(given: Variables): Environment {
  const number = (name: VariableName, fallback: number) => Number(textOf(given, name) ?? fallback);
  const email = textOf(given, "ADMIN_EMAIL");
  const password = textOf(given, "ADMIN_PASSWORD");
  const quota = textOf(given, "WOLKVOX_DAILY_QUOTA");
  return {
    operations: [buildOperation(given)],
    refreshMs: number("WOLKVOX_REFRESH_SECONDS", 300) * 1000,
    dailyQuota: quota === undefined ? null : Number(quota),
    concurrency: number("WOLKVOX_CONCURRENCY", 1),
    databaseUrl: textOf(given, "DATABASE_URL") ?? "file:./data/auxboard.db",
    administrator: email !== undefined && password !== undefined ? { email, password } : null,
    authSecret: textOf(given, "BETTER_AUTH_SECRET") ?? null,
    authUrl: textOf(given, "BETTER_AUTH_URL")?.replace(/\/$/, "") ?? null,
    metricsToken: textOf(given, "AUXBOARD_METRICS_TOKEN") ?? null,
    port: number("PORT", 3000),
    isDemo: given.AUXBOARD_DEMO === "1",
  };
}

function buildOperation(given: Variables): Operation {
  const server = textOf(given, "WOLKVOX_SERVER");
  return {
    id: "default",
    name: server ?? "default",
    timeZone: textOf(given, "WOLKVOX_TIME_ZONE") ?? "America/Bogota",
    baseUrl: textOf(given, "WOLKVOX_BASE_URL") ?? `https://wv${server}.wolkvox.com`,
    server,
    token: given.WOLKVOX_TOKEN ?? "",
  };
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isBare(url: URL): boolean {
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}

function isLoopback(text: string | undefined): boolean {
  const host = parseUrl(text ?? "")?.hostname;
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host ?? "");
}

function isUpstreamUrl(text: string): boolean {
  const url = parseUrl(text);
  if (!url || !isBare(url) || /[?#@]/.test(text)) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(text));
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  return url !== null && isBare(url) && url.pathname === "/" && /^https?:$/.test(url.protocol);
}
