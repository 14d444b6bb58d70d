import { type APIRequestContext, request } from "@playwright/test";
import { type AppProcess, startApp } from "./app-process.ts";
import type { Variables } from "./child-process.ts";
import { test as base } from "./fixtures.ts";
import { type PostgresProcess, startPostgres } from "./postgres-process.ts";
import { signIn } from "./sign-in.ts";
import type { StandInProcess } from "./stand-in-process.ts";

/** Two instances of one operation, as in compose.yaml without its containers. */
export type Instances = {
  apps: [AppProcess, AppProcess];
  /** One caller at each, all with the session that the first instance gave. */
  callers: [APIRequestContext, APIRequestContext];
};

type Pairs = {
  /** Two instances beside the worker's stand-in, or one of the test's own; stopped after the test. */
  startPair: (variables: Variables, beside?: StandInProcess) => Promise<Instances>;
};

/** A PostgreSQL that the tests of a file share, and pairs of instances to put on it. */
export const test = base.extend<Pairs, { postgres: PostgresProcess }>({
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const postgres = await startPostgres();
      await use(postgres);
      await postgres.remove();
    },
    { scope: "worker" },
  ],
  // Its pairs are gone with their tests: no app of the worker asks anything.
  restored: async ({ standIn }, use) => {
    await standIn.reset();
    await standIn.settle();
    await use(undefined);
  },
  startPair: async ({ folder, standIn }, use) => {
    const started: Instances[] = [];
    await use(async (variables, beside = standIn) => {
      const pair = await openPair(folder, beside, variables);
      started.push(pair);
      return pair;
    });
    for (const { apps, callers } of started) {
      await Promise.all(callers.map((caller) => caller.dispose()));
      await Promise.all(apps.map((app) => app.stop()));
    }
  },
});

/** The variables of a pair on a server's database: it cannot keep a secret for them that it does not share. */
export function onPostgres({ url }: PostgresProcess): Variables {
  return { DATABASE_URL: url, BETTER_AUTH_SECRET: "one-secret-for-both-instances-of-the-suite" };
}

// Both at once: a new database is set up by two instances that start together.
async function openPair(folder: string, standIn: StandInProcess, variables: Variables): Promise<Instances> {
  const apps = await Promise.all([
    startApp(folder, standIn, variables),
    startApp(folder, standIn, variables),
  ]);
  const [one, other] = apps;
  const storageState = await signIn(one.url);
  const openCaller = ({ url }: AppProcess) => request.newContext({ baseURL: url, storageState });
  return { apps, callers: [await openCaller(one), await openCaller(other)] };
}
