import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { repository } from "./child-process.ts";

export type PostgresProcess = {
  url: string;
  /** `stop` ends it in order, `kill` as a crash does, `start` brings it back with its data. */
  order: (command: "stop" | "kill" | "start") => Promise<void>;
  /** Ends it for good, its data too. */
  remove: () => Promise<void>;
};

/** Starts a real PostgreSQL on a free port of this machine, with a database of its own. */
export async function startPostgres(): Promise<PostgresProcess> {
  const child = spawn(process.execPath, [join(repository, "scripts", "postgres.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  // Resolves to -1 where it could not even be started.
  const end = once(child, "exit").catch(() => [-1]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  async function readLine(): Promise<string> {
    const { value, done } = await lines.next();
    if (done) throw new Error(`PostgreSQL ended (exit code ${(await end)[0]}).`);
    return value;
  }

  return {
    url: await readLine(),
    async order(command) {
      child.stdin.write(`${command}\n`);
      await readLine();
    },
    async remove() {
      child.stdin.end();
      await end;
    },
  };
}
