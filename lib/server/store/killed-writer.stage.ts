import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { startSecondProcess } from "./second-process.stage";

const longestLifeMs = 60;

/** A process that is up, and opens the database only when it is told to: nobody else has it open then. */
export function startWriter(source: string, order: unknown) {
  const child = startSecondProcess(source, JSON.stringify(order));
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("The process has no pipes.");
  const reader = createInterface({ input: stdout });
  const end = once(child, "close");
  const lines: string[] = [];
  reader.on("line", (line) => lines.push(line));
  return {
    /** @returns what it said was kept until it was killed, one line at least. */
    async writeThenDie(): Promise<string[]> {
      stdin.write("go\n");
      await Promise.race([once(reader, "line"), end]);
      await sleep(Math.random() * longestLifeMs);
      child.kill("SIGKILL");
      await end;
      expect(lines).not.toHaveLength(0);
      return lines;
    },
    /** @returns what it said was kept until it ended by itself. */
    async writeToTheEnd(): Promise<string[]> {
      stdin.end("go\n");
      await end;
      return lines;
    },
  };
}
