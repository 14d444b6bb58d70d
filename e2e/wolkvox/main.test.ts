import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { questionUrl } from "./test-client.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

function start(...args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [MAIN, ...args]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "prints one line, serves its switches, and ends cleanly on %s",
  async (signal) => {
    const child = start(
      "--agents",
      "5",
      "--token",
      "secret",
      "--now",
      "2026-12-30T12:00:00Z",
      "--latency",
      "5",
    );
    const exit = once(child, "exit");
    const [line] = await once(child.stdout, "data");
    const url = /^stand-in wolkvox on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line))?.[1] ?? "";
    const asked = questionUrl(url, "2026-11-16T00:00:00", "2026-11-16T23:59:59");
    const response = await fetch(asked, { headers: { "wolkvox-token": "secret" } });
    expect(await response.json()).toMatchObject({ code: "200" });
    const rest = text(child.stdout);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
    expect(await rest).toBe("");
  },
);

test.each([
  [["--agents", "many"], "--agents must be a whole number"],
  [["--agents", "0"], "agents must be a whole number from 1 to 100000"],
  [["--zone", "America/Macondo"], "zone must be an IANA time zone"],
  [["--colour", "red"], "usage: main.ts [--port …]"],
])("%j ends it with one sentence", async (args, sentence) => {
  const child = start(...args);
  const errors = text(child.stderr);
  expect((await once(child, "exit"))[0]).toBe(1);
  expect(await errors).toContain(sentence);
});
