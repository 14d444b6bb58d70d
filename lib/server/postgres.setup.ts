import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of a real PostgreSQL that lives as long as this run of the tests. */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for all tests of a run; each makes its own database in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const script = fileURLToPath(new URL("../../scripts/postgres.mjs", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const [url] = await Promise.race([
    once(lines, "line"),
    once(child, "exit").then(() => {
      throw new Error("PostgreSQL did not start: its own words are above.");
    }),
  ]);
  project.provide("postgresUrl", String(url));
  return async () => {
    child.stdin.end();
    await once(child, "exit");
  };
}
