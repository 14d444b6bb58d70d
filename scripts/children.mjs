import { spawn } from "node:child_process";
import { once } from "node:events";

/** For a server among the children: it finishes its running call (at most 65 s) and stores the answer. */
export const serverGraceMs = 90_000;

const running = new Set();
let isStopping = false;

/**
 * Starts a child that `stopChildren` knows of. Its fourth channel tells a child that loads stop-with-parent.mjs
 * when this process is gone, however it went.
 */
export function startChild(file, args, { output = "inherit", ...options } = {}) {
  const child = spawn(file, args, { stdio: ["ignore", output, "inherit", "ipc"], ...options });
  running.add(child);
  child.once("exit", () => running.delete(child));
  child.once("error", () => running.delete(child));
  return child;
}

/**
 * Runs a command to its end, its output passed on; resolves to its exit code, 1 where a signal ended it. With `say` its
 * output is told as one text in the end. Never resolves once the children are being stopped: nothing comes after.
 */
export async function runChild(file, args, { say, ...options } = {}) {
  const output = say ? "pipe" : "inherit";
  const child = spawn(file, args, { stdio: ["ignore", output, output], ...options });
  const held = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => held.push(chunk));
  running.add(child);
  try {
    const [code] = await once(child, say ? "close" : "exit");
    say?.(Buffer.concat(held).toString());
    return isStopping ? new Promise(() => {}) : (code ?? 1);
  } finally {
    running.delete(child);
  }
}

/** Resolves when a child ends by itself, to its exit code or signal; never once the children are being stopped. */
export async function unaskedEnd(child) {
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  const [code, signal] = hasEnded ? [child.exitCode, child.signalCode] : await once(child, "exit");
  return isStopping ? new Promise(() => {}) : (signal ?? code);
}

/** True once the children are asked to stop. */
export function areChildrenStopping() {
  return isStopping;
}

/** Asks one child to stop, and waits until it has. */
export async function endChild(child) {
  if (!running.has(child)) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}

/** Asks every child to stop; what still runs after `graceMs` is killed. */
export async function stopChildren(graceMs = 12_000) {
  isStopping = true;
  const ends = [...running].map((child) => once(child, "exit"));
  signalAll("SIGTERM");
  const killing = setTimeout(() => signalAll("SIGKILL"), graceMs);
  await Promise.allSettled(ends);
  clearTimeout(killing);
}

/**
 * On Ctrl-C, a termination or a closed terminal: stops the children, then exits with `code`. Asked again: at once;
 * but not within a second, because npm passes on the very Ctrl-C that the terminal has already sent.
 */
export function stopOnSignals(code, graceMs) {
  let askedAtMs;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, async () => {
      askedAtMs ??= performance.now();
      if (performance.now() - askedAtMs > 1_000) signalAll("SIGKILL");
      await stopChildren(graceMs);
      process.exit(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  }
}

function signalAll(signal) {
  for (const child of running) child.kill(signal);
}
