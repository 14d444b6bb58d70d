import { hostname } from "node:os";
import { describe, expect, test } from "vitest";
import { parseServerSettings } from "./settings.mjs";
import { createAddressFinder, parseTrustedProxy } from "./trusted-proxy.mjs";

describe("where to listen", () => {
  test("without a word: port 3000, every interface", () => {
    expect(parseServerSettings({})).toMatchObject({ port: 3000, host: undefined, faults: [] });
  });

  test("the machine's own name, which shells and container engines export, chooses nothing", () => {
    expect(parseServerSettings({ HOSTNAME: hostname() }).host).toBeUndefined();
    expect(parseServerSettings({ HOSTNAME: "127.0.0.1" }).host).toBe("127.0.0.1");
  });

  test.each([
    ["https://aux.example", true],
    ["HTTPS://aux.example", true],
    ["http://aux.example", false],
    [undefined, false],
  ])("at the public address %s is secure: %s", (address, isSecure) => {
    expect(parseServerSettings({ BETTER_AUTH_URL: address }).isSecure).toBe(isSecure);
  });

  test("the demonstration listens to this machine alone, whatever is asked for", () => {
    expect(parseServerSettings({ AUXBOARD_DEMO: "1", HOSTNAME: "0.0.0.0" }).host).toBe("127.0.0.1");
  });

  test.each(["http", "-1", "65536", "3e3", "80 "])("PORT=%j is named, and its value is not", (PORT) => {
    const { faults } = parseServerSettings({ PORT });
    expect(faults).toEqual(["- PORT must be a port number."]);
  });

  test.each(["proxy", "10.0.0.0/33", "10.0.0.0/8/8", "::1/129", "192.0.2.0/"])(
    "AUXBOARD_TRUSTED_PROXY=%j is named",
    (text) => {
      const { faults } = parseServerSettings({ AUXBOARD_TRUSTED_PROXY: text });
      expect(faults).toEqual([expect.stringContaining("AUXBOARD_TRUSTED_PROXY must be")]);
      expect(faults[0]).not.toContain(text);
    },
  );
});

describe("who calls", () => {
  const find = createAddressFinder(parseTrustedProxy("10.0.0.0/8,fd00::/8,192.0.2.1"));

  test.each([
    ["203.0.113.9", "1.1.1.1", "203.0.113.9"],
    ["10.0.0.1", undefined, "10.0.0.1"],
    ["10.0.0.1", "198.51.100.4", "198.51.100.4"],
    ["::ffff:10.0.0.1", "198.51.100.4", "198.51.100.4"],
    ["10.0.0.1", "1.1.1.1, 198.51.100.4, 192.0.2.1", "198.51.100.4"],
    ["10.0.0.1", "1.1.1.1, nonsense", "10.0.0.1"],
    ["fd00::1", "2001:db8::7", "2001:db8::7"],
  ])("socket %s, forwarded for %s: %s", (socket, forwarded, expected) => {
    expect(find(socket, forwarded)).toBe(expected);
  });
});
