import type { BetterAuthOptions } from "better-auth";
import { createAccessControl } from "better-auth/plugins/access";
import { admin } from "better-auth/plugins/admin";
import { adminAc, defaultStatements, userAc } from "better-auth/plugins/admin/access";

/** Who may see what: an administrator manages people, a supervisor reads reports. */
export const roles = ["admin", "supervisor"] as const;

export type Role = (typeof roles)[number];

/** The part of better-auth's options that decides its tables; the door and the migrations share it. */
export const authTables = {
  plugins: [
    admin({
      ac: createAccessControl(defaultStatements),
      roles: { admin: adminAc, supervisor: userAc },
      adminRoles: ["admin"],
      defaultRole: "supervisor",
    }),
  ],
} satisfies Pick<BetterAuthOptions, "plugins">;
