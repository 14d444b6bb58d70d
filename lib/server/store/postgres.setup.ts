import type { TestProject } from "vitest/node";
import { startPostgresProcess } from "./postgres-process.stage";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of a real PostgreSQL that lives as long as this run of the tests. */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for all tests of a run; each makes its own database in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, end } = await startPostgresProcess();
  project.provide("postgresUrl", url);
  return end;
}
