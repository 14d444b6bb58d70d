import { type CallWolkvoxOptions, createCallWolkvox } from "./call-wolkvox";
import { createWindowReader, type WindowReaderOptions } from "./window-reader";

export type StageReaderOptions = Omit<WindowReaderOptions, "call"> & CallWolkvoxOptions;

/** A window reader whose calls go through a gate, a hold and a call log that a test gives. */
export function openWindowReader(options: StageReaderOptions) {
  return createWindowReader({ ...options, call: createCallWolkvox(options) });
}
