import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

type Order = "stop" | "kill" | "start";

export type PostgresProcess = Awaited<ReturnType<typeof startPostgresProcess>>;

/** A real PostgreSQL of its own: `order` stops, crashes and starts it, `end` takes it away with all it holds. */
export async function startPostgresProcess() {
  const script = fileURLToPath(new URL("../../../scripts/postgres.mjs", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  const exit = once(child, "exit");
  const lines = createInterface({ input: child.stdout });

  async function readLine(): Promise<string> {
    const ended = exit.then(() => {
      throw new Error("PostgreSQL ended: its own words are above.");
    });
    const [line] = await Promise.race([once(lines, "line"), ended]);
    return String(line);
  }

  return {
    url: await readLine(),
    async order(order: Order): Promise<void> {
      child.stdin.write(`${order}\n`);
      await readLine();
    },
    async end(): Promise<void> {
      child.stdin.end();
      await exit;
    },
  };
}
