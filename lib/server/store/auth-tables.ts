import type { BetterAuthOptions } from "better-auth";
import { createAccessControl } from "better-auth/plugins/access";
import { admin } from "better-auth/plugins/admin";
import { adminAc, defaultStatements, userAc } from "better-auth/plugins/admin/access";

/** The part of better-auth's options that decides its tables; the door and the migrations share it. */
export const authTables = {
  plugins: [
    admin({
      ac: createAccessControl(defaultStatements),
      roles: { administrator: adminAc, supervisor: userAc, viewer: userAc },
      adminRoles: ["administrator"],
      defaultRole: "supervisor",
    }),
  ],
} satisfies Pick<BetterAuthOptions, "plugins">;
