import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

// What no stranger may have this server reach: its own machine, its own network, and the data services of clouds.
const closed = new BlockList();
for (const [network, bits] of [
  ...[
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
  ],
  ...[
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
  ],
  ...[
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ],
] as [string, number][])
  closed.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ...[
    ["::", 96],
    ["64:ff9b::", 96],
    ["64:ff9b:1::", 48],
    ["100::", 64],
    ["2001::", 23],
    ["2001:db8::", 32],
  ],
  ...[
    ["2002::", 16],
    ["fc00::", 7],
    ["fe80::", 10],
    ["fec0::", 10],
    ["ff00::", 8],
  ],
] as [string, number][])
  closed.addSubnet(network, bits, "ipv6");

/** Whether an IP address belongs to the public internet. IPv4 that is written as IPv6 counts as what it is. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return !closed.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** Whether an IP address is this machine's. */
export function isOwnAddress(address: string): boolean {
  return /^127(\.\d{1,3}){3}$/.test(address) || address === "::1";
}

/** A name that leads to an address where nobody may be sent to. */
class ClosedAddressError extends Error {
  override readonly name = "ClosedAddressError";
}

/**
 * Finds the address of a name for a connection, and refuses it where it is not public: what is looked at is what is connected to.
 * `isAllowed` may allow others.
 */
export function createPublicLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "", 0);
      const stranger = found.find(({ address }) => !isPublicAddress(address) && !isAllowed(address));
      const [first] = found;
      if (stranger || !first)
        return done(new ClosedAddressError("The name leads to a private address."), "", 0);
      if (options.all) return done(null, found);
      done(null, first.address, first.family);
    });
  };
}
