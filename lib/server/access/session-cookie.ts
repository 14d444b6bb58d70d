import { createHmac } from "node:crypto";
import { isSameText } from "./keyed-hash";

const longestCookie = 4096;

/** How this installation names its cookies: with `__Host-` and Secure where the public address is https. */
export type CookieStyle = { prefix: "" | "__Host-"; secure: boolean };

export function cookieStyleOf(baseUrl: string | null): CookieStyle {
  const secure = baseUrl?.startsWith("https:") === true;
  return { prefix: secure ? "__Host-" : "", secure };
}

export function sessionCookieName(style: CookieStyle): string {
  return `${style.prefix}auxboard.session`;
}

/** Every value that the Cookie header gives for `name`, as it stands there. */
export function listCookieValues(headers: Pick<Headers, "get">, name: string): string[] {
  const pairs = (headers.get("cookie") ?? "").split(";");
  return pairs
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/**
 * The session token inside better-auth's signed cookie value, `encodeURIComponent(token.base64(HMAC-SHA256))`;
 * null where the signature is not ours (better-call 1.4 `cookies.mjs`).
 */
export function parseSessionCookie(value: string, secret: string): string | null {
  if (value === "" || value.length > longestCookie) return null;
  const [token = "", signature, ...rest] = decode(value).split(".");
  if (token === "" || signature === undefined || rest.length > 0) return null;
  return isSameText(signature, createHmac("sha256", secret).update(token).digest("base64")) ? token : null;
}

/** The `Set-Cookie` line of a cookie that no script reads. */
export function formatCookie(
  name: string,
  value: string,
  lifeSeconds: number,
  { secure }: CookieStyle,
): string {
  return `${name}=${value}; Max-Age=${lifeSeconds}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** The `Set-Cookie` line that removes the cookie `name`. */
export function formatExpiredCookie(name: string, style: CookieStyle): string {
  return formatCookie(name, "", 0, style);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
