import { readFileSync } from "node:fs";
import { areChildrenStopping } from "./children.mjs";

/**
 * Under npm, stops this process when npm is gone: killed, it cannot pass the signal on. Not outside npm, where a
 * parent may leave on purpose (`nohup`).
 */
export function watchNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = listAncestors();
  setInterval(() => {
    // On Ctrl-C npm may leave first; that is no second wish.
    if (!areChildrenStopping() && listAncestors() !== ancestors) process.kill(process.pid, "SIGTERM");
  }, 1_000).unref();
}

// npm starts commands through `sh -c`, which on Debian stays between npm and us: the parent's parent counts too.
// Only Linux tells it cheaply.
function listAncestors() {
  try {
    const [, grandparent] =
      /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${process.ppid}/status`, "utf8")) ?? [];
    return `${process.ppid} ${grandparent}`;
  } catch {
    return String(process.ppid);
  }
}
