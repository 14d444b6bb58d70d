import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, test as base, expect } from "@playwright/test";
import { type AppProcess, startApp } from "./app-process.ts";
import { type SignedIn, signIn } from "./sign-in.ts";
import { type StandInOptions, type StandInProcess, startStandIn } from "./stand-in-process.ts";

type WorkerFixtures = {
  folder: string;
  /** The stand-in that this worker's app asks; as it was started before every test. */
  standIn: StandInProcess;
  app: AppProcess;
  signedIn: SignedIn;
};

type TestFixtures = {
  restored: undefined;
  watched: undefined;
  /** An app of the test's own, with other variables, or beside another stand-in; stopped after the test. */
  startApp: (variables?: Parameters<typeof startApp>[2], beside?: StandInProcess) => Promise<AppProcess>;
  startStandIn: (options?: StandInOptions) => Promise<StandInProcess>;
};

type Stoppable = { stop: () => Promise<number> };

/** A signed-in page at the worker's app; `test.use({ storageState: signedOut })` for a stranger. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  folder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "auxboard-e2e-"));
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  standIn: [async ({ folder }, use) => stopAfter(await startStandIn(folder), use), { scope: "worker" }],
  app: [
    async ({ folder, standIn }, use) => stopAfter(await startApp(folder, standIn), use),
    { scope: "worker" },
  ],
  signedIn: [async ({ app }, use) => use(await signIn(app.url)), { scope: "worker" }],
  restored: [
    async ({ app, standIn }, use) => {
      await standIn.reset();
      await standIn.settle(() => fetch(`${app.url}/api/health`));
      await use(undefined);
    },
    { auto: true },
  ],
  // Whatever a spec does, no page of any context of its own breaks its policy.
  watched: [
    async ({ browser }, use) => {
      const violations: string[] = [];
      const watch = (context: BrowserContext) =>
        context.on("console", (message) => {
          if (message.text().includes("Content Security Policy")) violations.push(message.text());
        });
      browser.on("context", watch);
      await use(undefined);
      browser.off("context", watch);
      expect(violations, "violations of a page's policy").toEqual([]);
    },
    { auto: true },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  storageState: async ({ signedIn }, use) => use(signedIn),
  startApp: async ({ folder, standIn }, use) => {
    await stopAll((keep) =>
      use(async (variables, beside = standIn) => keep(await startApp(folder, beside, variables))),
    );
  },
  startStandIn: async ({ folder }, use) => {
    await stopAll((keep) => use(async (options) => keep(await startStandIn(folder, options))));
  },
});

/** For `test.use`: nobody is signed in. */
export const signedOut: SignedIn = { cookies: [], origins: [] };

async function stopAfter<Process extends Stoppable>(
  running: Process,
  use: (running: Process) => Promise<void>,
): Promise<void> {
  await use(running);
  await running.stop();
}

async function stopAll(
  run: (keep: <Process extends Stoppable>(running: Process) => Process) => Promise<void>,
): Promise<void> {
  const kept: Stoppable[] = [];
  await run((running) => {
    kept.push(running);
    return running;
  });
  await Promise.all(kept.map((running) => running.stop()));
}
