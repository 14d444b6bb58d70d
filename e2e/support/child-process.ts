import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

export type Variables = Record<string, string | undefined>;

export type RunningProcess = {
  /** All that it has written so far, both streams. */
  output: () => string;
  /** Its exit code once it has ended, -1 where a signal ended it; undefined while it runs. */
  exitCode: () => number | undefined;
  /** Asks it to stop, and kills what has not after 15 s; resolves to its exit code. */
  stop: () => Promise<number>;
  /** SIGKILL: it finishes nothing. */
  kill: () => Promise<void>;
};

type Start = { args: readonly string[]; environment: Variables; logFile: string };

// Stops the child when this process is killed and cannot.
const guard = ["--import", new URL("../../scripts/stop-with-parent.mjs", import.meta.url).href];

/** Starts our Node on a script, its output in a file: what a process logs is itself under test. */
export function startProcess({ args, environment, logFile }: Start): RunningProcess {
  const log = openSync(logFile, "w");
  const child = spawn(process.execPath, [...guard, ...args], {
    cwd: repository,
    env: { ...environment, NODE_ENV: "production" },
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  const end = once(child, "exit").then(([code]) => (typeof code === "number" ? code : -1));
  let ended: number | undefined;
  end.then(
    (code) => {
      ended = code;
    },
    () => {
      ended = -1;
    },
  );
  return {
    output: () => readFileSync(logFile, "utf8"),
    exitCode: () => ended,
    stop: async () => {
      const killing = setTimeout(() => child.kill("SIGKILL"), 15_000);
      child.kill("SIGTERM");
      const code = await end;
      clearTimeout(killing);
      return code;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await end;
    },
  };
}

/** Resolves once `probe` answers something; throws with the process's own words where it ends or 60 s pass before. */
export async function waitFor<Value>(
  running: RunningProcess,
  what: string,
  probe: () => Promise<Value | undefined> | Value | undefined,
): Promise<Value> {
  for (const begun = performance.now(); performance.now() - begun < 60_000; await sleep(100)) {
    const value = await probe();
    if (value !== undefined) return value;
    if (running.exitCode() !== undefined) break;
  }
  const code = await running.stop();
  throw new Error(`${what} did not start (exit code ${code}). It said:\n${running.output()}`);
}
