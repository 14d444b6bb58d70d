import { validateHeaderName, validateHeaderValue } from "node:http";
import { readDay } from "./days.ts";
import type { FaultOrder } from "./fault-scene.ts";
import { FAULT_KINDS } from "./faults.ts";
import {
  InputError,
  orNull,
  type Reader,
  readObject,
  readText,
  readTruth,
  refuseUnknownNames,
  textThat,
  wholeNumber,
} from "./readers.ts";

const readHeaders: Reader<Record<string, string>> = (value, name) => {
  const entries = Object.entries(readObject(value ?? {}, name)).map(([key, text]): [string, string] => {
    return [key, readText(text, `${name}.${key}`)];
  });
  for (const [key, text] of entries) {
    try {
      validateHeaderName(key);
      validateHeaderValue(key, text);
    } catch {
      throw new InputError(`${name}.${key} cannot be sent as a header`);
    }
  }
  return Object.fromEntries(entries);
};

const readRows: Reader<readonly unknown[]> = (value, name) => {
  if (Array.isArray(value)) return value;
  throw new InputError(`${name} must be a list`);
};

const READERS: { [Name in keyof FaultOrder]: Reader<FaultOrder[Name]> } = {
  kind: textThat((text) => FAULT_KINDS.includes(text), `one of: ${FAULT_KINDS.join(", ")}`),
  times: orNull(wholeNumber(1, 1_000_000)),
  from: orNull(readDay),
  to: orNull(readDay),
  inside: (value, name) => (value === null ? false : readTruth(value, name)),
  status: orNull(wholeNumber(200, 599)),
  headers: readHeaders,
  body: orNull(readText),
  bodyBase64: orNull(readText),
  rows: orNull(readRows),
  count: orNull(wholeNumber(0, 200_000)),
  ms: orNull(wholeNumber(0, 600_000)),
  bytes: orNull(wholeNumber(0, 1_073_741_824)),
};

/** Throws an InputError that names what is wrong, with every kind where the kind is unknown. */
export function parseFaultOrder(input: unknown): FaultOrder {
  const given = readObject(input, "fault");
  refuseUnknownNames(given, Object.keys(READERS), "words of a fault");
  const read = <Name extends keyof FaultOrder>(name: Name): FaultOrder[Name] => {
    return READERS[name](given[name] ?? null, name);
  };
  return {
    kind: read("kind"),
    times: read("times"),
    from: read("from"),
    to: read("to"),
    inside: read("inside"),
    status: read("status"),
    headers: read("headers"),
    body: read("body"),
    bodyBase64: read("bodyBase64"),
    rows: read("rows"),
    count: read("count"),
    ms: read("ms"),
    bytes: read("bytes"),
  };
}
