import { expect, test } from "vitest";
import { groupStates } from "./group-states";
import { defaultLink } from "./report-link";

test("read by class a link loses the words that name states, and keeps the others", () => {
  const link = {
    ...defaultLink,
    states: ["Break"],
    columns: [{ by: "state", state: "Break" } as const, { by: "worked" } as const],
    pinned: [{ by: "state", state: "Break" } as const],
    sort: [
      { by: "state", state: "Break", direction: "desc" } as const,
      { by: "name", direction: "asc" } as const,
    ],
  };
  expect(groupStates(link, "class")).toEqual({
    group: "class",
    states: [],
    columns: [{ by: "worked" }],
    pinned: [],
    sort: [{ by: "name", direction: "asc" }],
  });
  expect(groupStates({ ...link, sort: link.sort.slice(0, 1) }, null).sort).toEqual(defaultLink.sort);
});
