import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a token for the database with a key that stands outside it. What the token belongs to is authenticated with it: whoever
 * can only write to the database can neither change that nor move the token.
 */
export function createTokenSeal(secret: string) {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "auxboard source token", 32));
  return {
    seal(token: string, belongsTo: string): string {
      const nonce = randomBytes(nonceBytes);
      const encryption = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
      encryption.setAAD(Buffer.from(belongsTo));
      const text = Buffer.concat([encryption.update(token, "utf8"), encryption.final()]);
      return Buffer.concat([nonce, encryption.getAuthTag(), text]).toString("base64url");
    },
    /** Null where it was sealed with another key, belongs to something else, or was changed. */
    open(sealed: string, belongsTo: string): string | null {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < nonceBytes + tagBytes) return null;
      const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decryption.setAAD(Buffer.from(belongsTo));
      decryption.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const text = decryption.update(bytes.subarray(nonceBytes + tagBytes));
      try {
        return Buffer.concat([text, decryption.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
