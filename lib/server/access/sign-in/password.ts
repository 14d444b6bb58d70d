import { hash, verify } from "@node-rs/argon2";

// OWASP Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, 2 passes, 1 lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const passwordLimits = { leastLength: 10, mostBytes: 1024 };

/** argon2id of the password exactly as given: nothing is trimmed, folded or cut. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether the password is the one that was hashed. */
export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return verify(given.hash, given.password);
}

/** True beyond 1 KB of UTF-8: refused before it costs a hash. */
export function isPasswordTooLarge(password: string): boolean {
  return Buffer.byteLength(password) > passwordLimits.mostBytes;
}
