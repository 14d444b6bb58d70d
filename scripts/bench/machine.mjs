import { cpus, totalmem } from "node:os";

/** The line that every figure must be read with. */
export function printMachine() {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  console.log(
    `Machine: ${cpus().length} x ${cpus()[0]?.model.trim()}, ${gigabytes} GB, Node ${process.versions.node}`,
  );
}
