import { randomBytes } from "node:crypto";
import { createKeyedHash, isSameText } from "../keyed-hash";
import { type CookieStyle, cookieStyleOf, formatCookie, listCookieValues } from "../session-cookie";
import { normaliseEmail } from "./sign-in-limiter";

const memorySeconds = 180 * 24 * 60 * 60;

/**
 * A signed cookie per account, given after a successful sign-in: it gives no access. It only counts the browser's
 * wrong passwords apart. One browser may hold several (a workstation shared by shifts).
 */
export function createDeviceCookies(secret: string, baseUrl: string | null) {
  const style = cookieStyleOf(baseUrl);
  const sign = createKeyedHash(secret, "device-cookie");
  const nameOf = (account: string) => deviceCookieName(style, sign("name", account));
  return {
    /** What identifies this browser to the account, where it has signed in to it before; else null. */
    read: (headers: Headers, email: string) => {
      const account = normaliseEmail(email);
      const [value, ...others] = listCookieValues(headers, nameOf(account));
      const [device = "", signature = ""] = value?.split(".") ?? [];
      const isOurs = others.length === 0 && isSameText(signature, sign("device", account, device));
      return isOurs ? device : null;
    },
    /** The `Set-Cookie` line that lets this browser be known to the account. */
    issue: (email: string) => {
      const account = normaliseEmail(email);
      const device = randomBytes(16).toString("base64url");
      const value = `${device}.${sign("device", account, device)}`;
      return formatCookie(nameOf(account), value, memorySeconds, style);
    },
  };
}

export type DeviceCookies = ReturnType<typeof createDeviceCookies>;

function deviceCookieName(style: CookieStyle, account: string): string {
  return `${style.prefix}auxboard.device-${account.slice(0, 8)}`;
}
