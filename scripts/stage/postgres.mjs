import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Failure } from "../failure.mjs";
import { root } from "../root.mjs";
import { findRuntime, runtimeEnvironment } from "../runtime.mjs";

/** A real PostgreSQL with a database of its own; it ends, and its data with it, at `remove` or with this process. */
export async function startPostgres() {
  const child = spawn(findRuntime(), [join(root, "scripts", "postgres.mjs")], {
    env: runtimeEnvironment(),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const end = once(child, "exit");
  const { value: url } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (!url) throw new Failure("PostgreSQL did not start: its own words are above.");
  return {
    url,
    async remove() {
      child.stdin.end();
      await end;
    },
  };
}
