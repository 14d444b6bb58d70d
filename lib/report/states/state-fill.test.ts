import { expect, test } from "vitest";
import { stateHatch, stateName } from "./state-fill";

test.each([
  // Six shades, of which four are plain.
  ["productive", 0, "productive-0", 0],
  ["productive", 3, "productive-3", 0],
  ["productive", 4, "productive-4", 1],
  ["productive", 9, "productive-3", 1],
  ["productive", 10, "productive-4", 2],
  // Two shades, both plain.
  ["unproductive", 1, "unproductive-1", 0],
  ["unproductive", 2, "unproductive-0", 1],
  ["unproductive", 4, "unproductive-0", 2],
] as const)(
  "the %s state of place %i has the colour %s and the pattern %i",
  (stateClass, shade, name, hatch) => {
    const style = { stateClass, shade };
    expect([stateName(style), stateHatch(style)]).toEqual([name, hatch]);
  },
);
