import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { repository, startProcess, type Variables, waitFor } from "./child-process.ts";
import type { StandInProcess } from "./stand-in-process.ts";

export const administrator = { email: "supervisor@auxboard.example", password: "correct-horse-battery" };

export type AppProcess = {
  url: string;
  /** Its database, where the test gave it no other. */
  databaseFile: string;
  /** Everything that the app has written to its two streams so far. */
  log: () => string;
  stop: () => Promise<number>;
  /** `kill -9`. */
  kill: () => Promise<void>;
};

// Each is given, if only empty: what is missing, the app would read from a developer's .env.
const contract = [
  ...["WOLKVOX_SERVER", "WOLKVOX_TOKEN", "WOLKVOX_BASE_URL", "WOLKVOX_TIME_ZONE", "WOLKVOX_REFRESH_SECONDS"],
  ...[
    "WOLKVOX_PAUSE_MS",
    "WOLKVOX_CONTINUES",
    "WOLKVOX_DAILY_QUOTA",
    "WOLKVOX_CONCURRENCY",
    "OPERATIONS_FILE",
    "DATABASE_URL",
  ],
  ...["ADMIN_EMAIL", "ADMIN_PASSWORD", "BETTER_AUTH_SECRET", "BETTER_AUTH_URL", "PORT", "HOSTNAME"],
  ...["AUXBOARD_DEMO", "AUXBOARD_TRUSTED_PROXY", "AUXBOARD_METRICS_TOKEN", "AUXBOARD_TOKEN_KEY"],
  ...["SMTP_URL", "MAIL_FROM"],
  ...["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_TRUST_EMAIL"],
];

/** The words of `npm start`, behind `node`. */
export function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const [, ...words] = scripts.start.split(" ");
  return [...words.slice(0, -1), join(repository, words.at(-1))];
}

/**
 * Starts the built app as `npm start` does, on a free port and a database of its own, beside a stand-in. Variables may depend on its
 * address.
 */
export async function startApp(
  folder: string,
  standIn: StandInProcess,
  variables: Variables | ((url: string) => Promise<Variables>) = {},
): Promise<AppProcess> {
  const name = crypto.randomUUID();
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const given = typeof variables === "function" ? await variables(url) : variables;
  const databaseFile = join(folder, `${name}.db`);
  const running = startProcess({
    args: startArguments(),
    environment: {
      ...Object.fromEntries(contract.map((variable) => [variable, ""])),
      PATH: process.env.PATH,
      // The server's zone is neither the operation's nor the browser's.
      TZ: "Asia/Tokyo",
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      DATABASE_URL: `file:${databaseFile}`,
      WOLKVOX_BASE_URL: standIn.url,
      WOLKVOX_SERVER: standIn.server,
      WOLKVOX_TOKEN: standIn.token,
      WOLKVOX_TIME_ZONE: standIn.zone,
      WOLKVOX_PAUSE_MS: "0",
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      ...given,
    },
    logFile: join(folder, `app-${name}.log`),
  });
  await waitFor(running, "The app", () => isHealthy(url));
  return { url, databaseFile, log: running.output, stop: running.stop, kill: running.kill };
}

async function isHealthy(url: string): Promise<true | undefined> {
  const response = await fetch(`${url}/api/health`).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  // What is not configured yet is set up in the application.
  return ["ok", "not-configured"].includes(answer?.status) ? true : undefined;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("the system gave no port");
  return address.port;
}
