import { isIP } from "node:net";

const unknownAddress = "unknown";

/**
 * The caller's address: the last hop of `X-Forwarded-For`, the one that our own start script writes from the
 * socket. What a client sends before it is ignored; an IPv4 address inside IPv6 is unwrapped.
 */
export function parseClientAddress(headers: Pick<Headers, "get">): string {
  const lastHop = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().toLowerCase() ?? "";
  const address = lastHop.replace(/^::ffff:(?=\d+\.)/, "").replace(/%.*$/, "");
  return isIP(address) === 0 ? unknownAddress : address;
}

/** What stands for one subscriber: an IPv4 address, or the /64 that one IPv6 subscriber chooses addresses from. */
export function subscriberOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("::");
  const [left, right] = [groupsOf(head), groupsOf(tail)];
  const gap = address.includes("::")
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0")
    : [];
  const groups = [...left, ...gap, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

function groupsOf(part: string): string[] {
  return part === "" ? [] : part.split(":");
}
