import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { codeOf } from "@/lib/server/store/error-code";
import { findJsonFault } from "./json-fault";
import type { Operation } from "./operation";
import { findClashes } from "./operation-clash";
import { buildEntryOperation, type EntryDefaults, findFieldFaults } from "./operation-entry";
import type { Variables } from "./variables";

type OperationsFile = { operations: Operation[]; faults: string[] };

/**
 * The operations that a JSON file lists, in its order; a relative path is resolved where the server runs. Faults name
 * entry and field, never a value; where there is one, there are no operations. A token may stand in any variable but
 * the `reserved` ones.
 */
export function loadOperationsFile(
  path: string,
  given: Variables,
  defaults: EntryDefaults,
  reserved: readonly string[],
): OperationsFile {
  const { entries, fault } = readEntries(path);
  if (fault !== undefined) return { operations: [], faults: [`- OPERATIONS_FILE ${fault}.`] };
  const faults = entries.flatMap((entry, place) =>
    [
      ...findFieldFaults(entry, given, { baseUrl: defaults.baseUrl, reserved }),
      ...findClashes(entries, place, defaults),
    ].map((words) => `- OPERATIONS_FILE entry ${place + 1}: ${words}.`),
  );
  if (faults.length > 0) return { operations: [], faults };
  return { operations: entries.map((entry) => buildEntryOperation(entry, given, defaults)), faults };
}

type Entries = { entries: unknown[]; fault?: string };

function readEntries(path: string): Entries {
  try {
    return parseEntries(readFileSync(resolve(path), "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const code = codeOf(error);
    const told = code === "" ? "" : ` (${code})`;
    return { entries: [], fault: `must be the path of a file that can be read${told}` };
  }
}

function parseEntries(text: string): Entries {
  const json = parseJson(text);
  if (json === undefined) {
    const line = text.slice(0, findJsonFault(text)).split("\n").length;
    return { entries: [], fault: `must be JSON: line ${line} is not` };
  }
  if (!Array.isArray(json)) return { entries: [], fault: "must be a JSON list of operations: [ {…}, {…} ]" };
  return json.length === 0 ? { entries: [], fault: "must list one operation at least" } : { entries: json };
}

// What JSON.parse says of a fault quotes the text.
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
