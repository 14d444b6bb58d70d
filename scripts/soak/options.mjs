import { parseArgs } from "node:util";
import { Failure } from "../failure.mjs";

const engines = ["sqlite", "postgres", "both"];
const usage = "npm run soak -- [--minutes 2] [--engine sqlite|postgres|both] [--seed 1]";

/**
 * How long (minutes of each engine), on which engines, and the seed by which ranges, readers and lies are drawn.
 * @throws Failure with the usage where a switch is unknown or out of bounds.
 */
export function parseOptions(args) {
  const { minutes = "2", engine = "both", seed = String(Date.now() % 1_000_000) } = readSwitches(args);
  const options = { minutes: Number(minutes), seed: Number(seed) };
  const isRight = options.minutes > 0 && options.minutes <= 600 && Number.isInteger(options.seed);
  if (!isRight || !engines.includes(engine)) throw new Failure(usage);
  return { ...options, engines: engine === "both" ? engines.slice(0, 2) : [engine] };
}

function readSwitches(args) {
  const text = { type: "string" };
  try {
    return parseArgs({ args, options: { minutes: text, engine: text, seed: text } }).values;
  } catch {
    throw new Failure(usage);
  }
}
