import { randomInt } from "node:crypto";
import type { BetterAuthOptions } from "better-auth";
import { createAccessControl } from "better-auth/plugins/access";
import { admin } from "better-auth/plugins/admin";
import { adminAc, defaultStatements, userAc } from "better-auth/plugins/admin/access";
import { twoFactor } from "better-auth/plugins/two-factor";

// Without letters and digits that are taken for one another when they are copied by hand.
const recoveryAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes that stand in for the telephone, of 49 random bits each. */
function makeRecoveryCodes(): string[] {
  const part = () =>
    Array.from({ length: 5 }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)]).join("");
  return Array.from({ length: 10 }, () => `${part()}-${part()}`);
}

/** The part of better-auth's options that decides its tables; the door and the migrations share it. */
export const authTables = {
  plugins: [
    admin({
      ac: createAccessControl(defaultStatements),
      roles: { administrator: adminAc, supervisor: userAc, viewer: userAc },
      adminRoles: ["administrator"],
      defaultRole: "supervisor",
    }),
    // A code of the owner's telephone beside the password. Five guesses a sign-in; access/sign-in-limiter.ts limits them too, and does
    // not let strangers lock the owner out.
    twoFactor({
      issuer: "Auxboard",
      accountLockout: { enabled: false },
      backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes },
    }),
  ],
  // By which provider its owner came; null = with a password.
  session: { additionalFields: { provider: { type: "string", required: false, input: false } } },
} satisfies Pick<BetterAuthOptions, "plugins" | "session">;
