import { parseArguments } from "./arguments.ts";
import { type RunningStandIn, startStandIn } from "./server.ts";

async function run(): Promise<RunningStandIn> {
  const running = await startStandIn(parseArguments(process.argv.slice(2)));
  process.stdout.write(`stand-in wolkvox on ${running.url}\n`);
  return running;
}

try {
  const running = await run();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void running.close());
} catch (error) {
  process.stderr.write(`stand-in wolkvox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
