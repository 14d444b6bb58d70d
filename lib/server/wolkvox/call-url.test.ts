import { describe, expect, test } from "vitest";
import { buildAgentListUrl, buildCallUrl, parseBaseUrl } from "./call-url";

const window = { from: "2026-11-16T00:00:00", to: "2026-12-16T23:59:59" };
const query = "api=agent_3&date_ini=20261116000000&date_end=20261216235959";

describe("the call's address", () => {
  test("comes from the server's four digits", () => {
    expect(buildCallUrl(parseBaseUrl({ server: "0010" }), window).href).toBe(
      `https://wv0010.wolkvox.com/api/v2/reports_manager.php?${query}`,
    );
  });

  test("of the list of agents has no dates", () => {
    expect(buildAgentListUrl(parseBaseUrl({ server: "0010" })).href).toBe(
      "https://wv0010.wolkvox.com/api/v2/information.php?api=agents",
    );
  });

  test.each([
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
    ["https://egress.example.com/wolkvox/", "https://egress.example.com/wolkvox"],
  ])("comes from the base URL %s, which may have a path", (baseUrl, start) => {
    expect(buildCallUrl(parseBaseUrl({ baseUrl, server: "0010" }), window).href).toBe(
      `${start}/api/v2/reports_manager.php?${query}`,
    );
  });

  test.each([
    "2026-11-16",
    "2026-11-16T00:00",
    "2026-11-16T00:00:00Z",
    "20261116000000",
    "2026-11-16T00:00:00&api=x",
    "",
  ])("takes no window that ends at %j", (to) => {
    const base = parseBaseUrl({ server: "0010" });
    expect(() => buildCallUrl(base, { ...window, to })).toThrow("YYYY-MM-DDTHH:mm:ss");
  });
});

describe("what is no address of wolkvox is refused", () => {
  test.each([
    "",
    "10",
    "00100",
    "evil.com#",
    "0025@evil",
    "../",
    "0025.evil.com",
    "[::1]",
    "００１０",
    "0010\n",
    "xn--0",
  ])("server %j", (server) => {
    expect(() => parseBaseUrl({ server })).toThrow("four digits");
    expect(() => parseBaseUrl({ server, baseUrl: "http://127.0.0.1" })).toThrow("four digits");
  });

  test.each([
    "not a url",
    "wolkvox.com",
    "ftp://wolkvox.com",
    "file:///etc/passwd",
    "https://user@wolkvox.com",
    "https://u:p@wolkvox.com",
    "https://wolkvox.com/?a=1",
    "https://wolkvox.com/?",
    "https://wolkvox.com/#x",
    "https://wolkvox.com/#",
    "https://@wolkvox.com",
  ])("base URL %j", (baseUrl) => {
    expect(() => parseBaseUrl({ baseUrl })).toThrow("base URL");
  });

  test("neither of the two", () => expect(() => parseBaseUrl({})).toThrow("needed"));

  test("and the message does not repeat it", () => {
    expect(() => parseBaseUrl({ baseUrl: "https://user:hunter2@wolkvox.com" })).toThrow(/^(?!.*hunter2)/);
  });
});
