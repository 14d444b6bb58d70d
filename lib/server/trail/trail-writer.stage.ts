import { startWriter } from "@/lib/server/store/killed-writer.stage";
import type { appendElsewhere } from "./trail-process.stage";

const source = `import { appendElsewhere } from "@/lib/server/trail/trail-process.stage";
  await appendElsewhere(JSON.parse(process.argv[1]));`;

/** A process that appends to the trail of a database; it can be killed meanwhile. */
export function startTrailWriter(order: Parameters<typeof appendElsewhere>[0]) {
  return startWriter(source, order);
}
