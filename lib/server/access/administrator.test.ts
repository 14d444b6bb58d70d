import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/server/store/auth-tables";
import { assertMaySeeDni } from "./administrator";

function viewer(role: Role) {
  return { userId: "1", email: "x@auxboard.example", name: "X", role };
}

describe("assertMaySeeDni", () => {
  test.each(["admin", "supervisor"] as const)("shows no %s what was not asked for", (role) => {
    expect(assertMaySeeDni(viewer(role), null)).toBe(false);
  });

  test("shows it to an administrator who asks", () => {
    expect(assertMaySeeDni(viewer("admin"), "1")).toBe(true);
  });

  test("refuses a supervisor who asks", () => {
    expect(() => assertMaySeeDni(viewer("supervisor"), "1")).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });

  test.each(["", "0", "true", "01", " 1", "1,1"])("does not guess what dni=%j may mean", (asked) => {
    for (const role of ["admin", "supervisor"] as const)
      expect(() => assertMaySeeDni(viewer(role), asked)).toThrow(
        expect.objectContaining({ code: "invalid-parameter" }),
      );
  });
});
