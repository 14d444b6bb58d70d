import { expect, test } from "vitest";
import { createPublicLookup, isPublicAddress } from "./public-address";

test.each([
  ...["127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"],
  ...["100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1"],
  ...["::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1"],
  ...["2002:7f00:1::", "::7f00:1", "not an address", ""],
])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));

test.each(["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"])(
  "%s is public",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test("a name that leads to this machine is refused, unless this machine is allowed", async () => {
  const find = (isAllowed: (address: string) => boolean) =>
    new Promise<unknown>((resolve) =>
      createPublicLookup(isAllowed)("localhost", {}, (error, address) => resolve(error ?? address)),
    );
  expect(await find(() => false)).toMatchObject({ name: "ClosedAddressError" });
  expect(["127.0.0.1", "::1"]).toContain(await find(() => true));
});
