import type { Fault } from "./fault-scene.ts";
import { bodyFaults } from "./faults-body.ts";
import { encodingFaults } from "./faults-encoding.ts";
import { rowFaults } from "./faults-rows.ts";
import { sizeFaults } from "./faults-size.ts";
import { socketFaults } from "./faults-socket.ts";
import { statusFaults } from "./faults-status.ts";

/** Every way to fail, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  ...statusFaults,
  ...bodyFaults,
  ...rowFaults,
  ...encodingFaults,
  ...sizeFaults,
  ...socketFaults,
};

export const FAULT_KINDS: readonly string[] = Object.keys(FAULTS).sort();
