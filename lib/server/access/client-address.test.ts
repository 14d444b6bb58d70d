import { describe, expect, test } from "vitest";
import { parseClientAddress, subscriberOf } from "./client-address";

describe("parseClientAddress", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    [" 192.0.2.1 ", "192.0.2.1"],
    ["1.1.1.1, 192.0.2.1", "192.0.2.1"],
    ["<script>, 192.0.2.1", "192.0.2.1"],
    ["2001:DB8::1", "2001:db8::1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["fe80::1%eth0", "fe80::1"],
  ])("reads %j as %s", (header, address) => {
    expect(parseClientAddress(new Headers({ "x-forwarded-for": header }))).toBe(address);
  });

  test.each([
    "",
    ",",
    "192.0.2.1,",
    "192.0.2.1, unknown",
    "192.0.2.256",
    "192.0.2.1:4000",
    "evil",
    "1",
    "a".repeat(5000),
  ])("knows nobody in %j", (header) => {
    expect(parseClientAddress(new Headers({ "x-forwarded-for": header }))).toBe("unknown");
  });

  test("knows nobody without the header", () => {
    expect(parseClientAddress(new Headers())).toBe("unknown");
  });

  test.each(["x-real-ip", "forwarded", "cf-connecting-ip", "x-client-ip"])("does not read %s", (name) => {
    expect(parseClientAddress(new Headers({ [name]: "192.0.2.1" }))).toBe("unknown");
  });
});

describe("subscriberOf", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["unknown", "unknown"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::", "0:0:0:0::/64"],
    ["2001:db8:1::2:3:4:5", "2001:db8:1:0::/64"],
  ])("%s belongs to %s", (address, subscriber) => {
    expect(subscriberOf(address)).toBe(subscriber);
  });

  test("does not change with how an address is written", () => {
    const ways = [
      "2001:db8:0:0:1:0:0:1",
      "2001:db8::1:0:0:1",
      "2001:db8:0:0:1::1",
      "2001:0db8:0000:0000:0001::1",
    ];
    expect(new Set(ways.map(subscriberOf)).size).toBe(1);
  });
});
