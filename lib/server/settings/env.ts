import "server-only";
import { z } from "zod";
import type { KeptDays } from "@/lib/report/answers/trail-answer";
import { isDemoEmail } from "@/lib/server/store/demo-database";
import { buildOpenId, findOpenIdClashes, type OpenIdConfig, openIdVariables } from "./open-id-config";
import { buildServerUrl, type EnteredOperation, type Operation } from "./operation";
import { loadOperationsFile } from "./operations-file";
import { findMalformed, printable, type Rule, rules, textOf, type Variables } from "./variables";
import { isLoopback, isMailSender, isMailServer, isOrigin } from "./web-address";

z.config({ jitless: true });

export type Environment = {
  /** Empty where the one operation is entered in the application. */
  operations: Operation[];
  /** Null where the environment names the operations whole. */
  entered: EnteredOperation | null;
  refreshMs: number;
  concurrency: number;
  /** Pause between any call and a background call. */
  pauseMs: number;
  databaseUrl: string;
  /** What answers may take of memory in front of the database, all operations together. */
  memoryBytes: number;
  keptDays: KeptDays;
  administrator: { email: string; password: string } | null;
  authSecret: string | null;
  authUrl: string | null;
  metricsToken: string | null;
  /** Null where no e-mail is sent; `missingForMail` names what would have to be set. */
  mail: { smtpUrl: string; from: string } | null;
  missingForMail: readonly string[];
  /** Null where people sign in with a password alone. */
  openId: OpenIdConfig | null;
  port: number;
  isDemo: boolean;
  /** Which build this process runs; what a page compares its own with. */
  build: string;
};

/** Names every bad variable and says what it must be; holds no value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

const variables = {
  WOLKVOX_SERVER: [z.string().regex(/^\d{4}$/), "four digits, such as 0010"],
  WOLKVOX_TOKEN: rules.token,
  WOLKVOX_BASE_URL: rules.baseUrl,
  WOLKVOX_CONTINUES: [
    z.string().regex(/^\S{1,2000}$/),
    'the source before this one, such as 0010, or "nothing" to begin anew',
  ],
  WOLKVOX_TIME_ZONE: rules.timeZone,
  AUXBOARD_TOKEN_KEY: [z.string().min(32).regex(printable), "at least 32 characters on one line"],
  WOLKVOX_REFRESH_SECONDS: [wholeNumber(1, 86_400), "whole seconds, 300 or more (less only on loopback)"],
  WOLKVOX_PAUSE_MS: [wholeNumber(0, 600_000), "whole milliseconds, at most 600000"],
  WOLKVOX_DAILY_QUOTA: [wholeNumber(1, 100_000_000), "whole calls a day, 1 or more"],
  WOLKVOX_CONCURRENCY: [wholeNumber(1, 2), "1 or 2"],
  DATABASE_URL: [z.string().regex(/^(file:.+|postgres(ql)?:\/\/.+)$/), "file:… or postgres://…"],
  AUXBOARD_MEMORY_MB: [wholeNumber(16, 65_536), "whole megabytes from 16 to 65536"],
  AUXBOARD_KEEP_TRAIL_DAYS: [wholeNumber(30, 36_500), "whole days, 30 or more"],
  AUXBOARD_KEEP_CALLS_DAYS: [wholeNumber(2, 36_500), "whole days, 2 or more"],
  AUXBOARD_KEEP_SUPERSEDED_DAYS: [wholeNumber(8, 36_500), "whole days, 8 or more"],
  ADMIN_EMAIL: [z.email(), "an e-mail address"],
  // Of 8 and 9 characters are those of before, which nobody reads again once there is a user.
  ADMIN_PASSWORD: [z.string().min(8).max(1024), "at least 10 characters"],
  BETTER_AUTH_SECRET: [z.string().min(32).regex(printable), "at least 32 characters on one line"],
  BETTER_AUTH_URL: [z.string().refine(isOrigin), "the public address, such as https://aux.example.com"],
  AUXBOARD_METRICS_TOKEN: [z.string().min(32).regex(printable), "at least 32 characters on one line"],
  SMTP_URL: [
    z.string().refine(isMailServer),
    "the mail server, such as smtps://user:password@smtp.example.com (or smtp://)",
  ],
  MAIL_FROM: [
    z.string().refine(isMailSender),
    "an e-mail address, or a name and one: Auxboard <reports@example.com>",
  ],
  ...openIdVariables,
  PORT: [wholeNumber(0, 65_535), "a port number"],
} as const satisfies Record<string, Rule>;

type VariableName = keyof typeof variables;

/**
 * Reads and checks every variable of contract.md at once, and the file that OPERATIONS_FILE names.
 * @throws EnvironmentError one line per bad variable or field, by name, never by value.
 */
export function parseEnvironment(given: Variables): Environment {
  const { operations, faults: operationFaults } = loadOperations(given);
  const entered = buildEntered(given);
  const malformed = findMalformed(variables, (name) => textOf(given, name)).map((fault) => `- ${fault}.`);
  const faults = [...malformed, ...operationFaults, ...findClashes(given, operations)];
  if (faults.length > 0) throw new EnvironmentError(`Auxboard cannot start.\n${faults.join("\n")}`);
  return { ...buildEnvironment(given), operations, entered };
}

let loaded: Environment | undefined;

/** The process's environment, checked once. */
export function loadEnvironment(): Environment {
  loaded ??= parseEnvironment(process.env);
  return loaded;
}

type Loaded = { operations: Operation[]; faults: string[] };

function loadOperations(given: Variables): Loaded {
  const path = textOf(given, "OPERATIONS_FILE");
  if (path === undefined && isEntered(given)) return { operations: [], faults: [] };
  if (path === undefined) return { operations: [buildOperation(given)], faults: findMissing(given) };
  const { baseUrl, timeZone, dailyQuota } = buildOperation(given);
  const hasBaseUrl = textOf(given, "WOLKVOX_BASE_URL") !== undefined;
  const defaults = { baseUrl: hasBaseUrl ? baseUrl : undefined, timeZone, dailyQuota };
  const reserved = Object.keys(variables).filter((name) => name !== "WOLKVOX_TOKEN");
  return loadOperationsFile(path, given, defaults, reserved);
}

function findMissing(given: Variables): string[] {
  const hasAddress = textOf(given, "WOLKVOX_SERVER") ?? textOf(given, "WOLKVOX_BASE_URL");
  return [
    ...(textOf(given, "WOLKVOX_TOKEN") === undefined
      ? [
          "- WOLKVOX_TOKEN is missing: the secret token of the operation. Or set AUXBOARD_TOKEN_KEY, and enter server and token in the application.",
        ]
      : []),
    ...(hasAddress === undefined
      ? ["- WOLKVOX_SERVER is missing: the server's four digits, such as 0010 (or WOLKVOX_BASE_URL)."]
      : []),
  ];
}

/** Whether server and token are entered in the application, which then needs a key to encrypt the token with. */
function isEntered(given: Variables): boolean {
  const isNamed = (name: string) => textOf(given, name) !== undefined;
  return isNamed("AUXBOARD_TOKEN_KEY") && !isNamed("WOLKVOX_TOKEN") && !isNamed("OPERATIONS_FILE");
}

function findClashes(given: Variables, operations: readonly Operation[]): string[] {
  // An address that is entered is one of wolkvox's own.
  const addresses = isEntered(given)
    ? [textOf(given, "WOLKVOX_BASE_URL") ?? buildServerUrl(undefined)]
    : operations.map(({ baseUrl }) => baseUrl);
  const refresh = Number(textOf(given, "WOLKVOX_REFRESH_SECONDS") ?? 300);
  const hasEmail = textOf(given, "ADMIN_EMAIL") !== undefined;
  const hasPassword = textOf(given, "ADMIN_PASSWORD") !== undefined;
  const clashes: string[] = [];
  if (refresh < 300 && !addresses.every(isLoopback))
    clashes.push(
      "- WOLKVOX_REFRESH_SECONDS must be 300 or more: wolkvox allows one consumption every 5 minutes.",
    );
  const isDemo = given.AUXBOARD_DEMO === "1";
  if (isDemo && !addresses.every(isLoopback))
    clashes.push(
      "- AUXBOARD_DEMO is for the stand-in on this machine: WOLKVOX_BASE_URL must be its address.",
    );
  if (!isDemo && isDemoEmail(textOf(given, "ADMIN_EMAIL") ?? ""))
    clashes.push(
      "- ADMIN_EMAIL is the demonstration's account, whose password everybody knows: choose another.",
    );
  if (hasEmail !== hasPassword)
    clashes.push(`- ${hasEmail ? "ADMIN_PASSWORD" : "ADMIN_EMAIL"} is missing: the two go together.`);
  return [...clashes, ...findOpenIdClashes(given)];
}

function buildEnvironment(given: Variables): Omit<Environment, "operations" | "entered"> {
  const number = (name: VariableName, fallback: number) => Number(textOf(given, name) ?? fallback);
  const email = textOf(given, "ADMIN_EMAIL");
  const password = textOf(given, "ADMIN_PASSWORD");
  return {
    refreshMs: number("WOLKVOX_REFRESH_SECONDS", 300) * 1000,
    concurrency: number("WOLKVOX_CONCURRENCY", 1),
    pauseMs: number("WOLKVOX_PAUSE_MS", 1000),
    databaseUrl: textOf(given, "DATABASE_URL") ?? "file:./data/auxboard.db",
    memoryBytes: number("AUXBOARD_MEMORY_MB", 160) * 1024 * 1024,
    keptDays: {
      trail: number("AUXBOARD_KEEP_TRAIL_DAYS", 730),
      calls: number("AUXBOARD_KEEP_CALLS_DAYS", 400),
      superseded: number("AUXBOARD_KEEP_SUPERSEDED_DAYS", 400),
    },
    administrator: email !== undefined && password !== undefined ? { email, password } : null,
    authSecret: textOf(given, "BETTER_AUTH_SECRET") ?? null,
    authUrl: textOf(given, "BETTER_AUTH_URL")?.replace(/\/$/, "") ?? null,
    metricsToken: textOf(given, "AUXBOARD_METRICS_TOKEN") ?? null,
    ...buildMail(given),
    openId: buildOpenId(given),
    port: number("PORT", 3000),
    isDemo: given.AUXBOARD_DEMO === "1",
    build: textOf(given, "AUXBOARD_BUILD") ?? "development",
  };
}

function buildMail(given: Variables): Pick<Environment, "mail" | "missingForMail"> {
  const [smtpUrl, from] = [textOf(given, "SMTP_URL"), textOf(given, "MAIL_FROM")];
  const missing = ["SMTP_URL", "MAIL_FROM"].filter((name) => textOf(given, name) === undefined);
  const mail = smtpUrl !== undefined && from !== undefined ? { smtpUrl, from } : null;
  return { mail, missingForMail: missing };
}

function buildOperation(given: Variables): Operation {
  const server = textOf(given, "WOLKVOX_SERVER");
  return {
    id: "default",
    name: server ?? "default",
    timeZone: textOf(given, "WOLKVOX_TIME_ZONE") ?? "America/Bogota",
    baseUrl: textOf(given, "WOLKVOX_BASE_URL") ?? buildServerUrl(server),
    server,
    token: given.WOLKVOX_TOKEN ?? "",
    continues: textOf(given, "WOLKVOX_CONTINUES"),
    dailyQuota: quotaOf(given),
  };
}

function buildEntered(given: Variables): EnteredOperation | null {
  const tokenKey = textOf(given, "AUXBOARD_TOKEN_KEY");
  if (tokenKey === undefined || !isEntered(given)) return null;
  const { id, server, continues, dailyQuota } = buildOperation(given);
  const [baseUrl, timeZone] = [textOf(given, "WOLKVOX_BASE_URL"), textOf(given, "WOLKVOX_TIME_ZONE")];
  return { id, server, continues, dailyQuota, tokenKey, baseUrl, timeZone };
}

function quotaOf(given: Variables): number | null {
  const quota = textOf(given, "WOLKVOX_DAILY_QUOTA");
  return quota === undefined ? null : Number(quota);
}
