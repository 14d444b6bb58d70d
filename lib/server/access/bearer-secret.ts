import { createHash, randomBytes } from "node:crypto";

/** A new secret whose bearer may do something: 256 random bits as text. It is told once; what is kept is its hash. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of such a secret, and by which it is found. So many random bits need no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
