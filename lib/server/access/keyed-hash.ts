import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** A hash that only the holder of the installation's secret can make, for one purpose. */
export type KeyedHash = (...parts: string[]) => string;

/** Derives a key of its own for `purpose`, so that a signature made for one use is not valid for another. */
export function createKeyedHash(secret: string, purpose: string): KeyedHash {
  const key = Buffer.from(hkdfSync("sha256", secret, "auxboard", purpose, 32));
  return (...parts) => createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url");
}

/** Compares two texts in a time that tells nothing of where they differ. */
export function isSameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
