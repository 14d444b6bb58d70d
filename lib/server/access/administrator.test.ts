import { describe, expect, test } from "vitest";
import type { Right, Role } from "@/lib/report/answers/person";
import { assertMaySeeDni } from "./administrator";

function viewer(role: Role, rights: Right[] = []) {
  return { role, rights };
}

describe("assertMaySeeDni", () => {
  test.each(["administrator", "supervisor", "viewer"] as const)(
    "shows no %s what was not asked for",
    (role) => {
      expect(assertMaySeeDni(viewer(role), null)).toBe(false);
    },
  );

  test("shows it to an administrator who asks", () => {
    expect(assertMaySeeDni(viewer("administrator"), "1")).toBe(true);
  });

  test.each(["supervisor", "viewer"] as const)("shows it to a %s by a right of its own alone", (role) => {
    for (const rights of [[], ["sensitive"]] satisfies Right[][])
      expect(() => assertMaySeeDni(viewer(role, rights), "1")).toThrow(
        expect.objectContaining({ code: "forbidden" }),
      );
    expect(assertMaySeeDni(viewer(role, ["dni"]), "1")).toBe(true);
  });

  test.each(["", "0", "true", "01", " 1", "1,1"])("does not guess what dni=%j may mean", (asked) => {
    for (const role of ["administrator", "supervisor", "viewer"] as const)
      expect(() => assertMaySeeDni(viewer(role), asked)).toThrow(
        expect.objectContaining({ code: "invalid-parameter" }),
      );
  });
});
