import { BlockList, isIP } from "node:net";

/**
 * Reads AUXBOARD_TRUSTED_PROXY: addresses and networks (`10.0.0.0/8`) between commas.
 * Undefined where an entry is neither.
 */
export function parseTrustedProxy(text) {
  const list = new BlockList();
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry !== "" && !addEntry(list, entry)) return undefined;
  }
  return list;
}

/**
 * Says who calls: the address of the socket; where that is a trusted proxy, the last hop of X-Forwarded-For that
 * is not one. What stands left of that hop was written by the caller.
 */
export function createAddressFinder(trusted) {
  const isTrusted = (address) => isIP(address) !== 0 && trusted.check(address, `ipv${isIP(address)}`);
  return (socketAddress, forwardedFor = "") => {
    let address = plainAddress(socketAddress ?? "");
    for (const hop of forwardedFor.split(",").reverse()) {
      const next = plainAddress(hop.trim());
      if (!isTrusted(address) || isIP(next) === 0) break;
      address = next;
    }
    return address;
  };
}

function addEntry(list, entry) {
  const [address, prefix, ...rest] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) list.addAddress(address, `ipv${family}`);
  else if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 4 ? 32 : 128)) return false;
  else list.addSubnet(address, Number(prefix), `ipv${family}`);
  return true;
}

// A socket that listens on both families names an IPv4 caller ::ffff:192.0.2.1.
function plainAddress(address) {
  return address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
}
