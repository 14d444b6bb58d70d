import { describe, expect, test } from "vitest";
import type { EnteredOperation } from "./operation";
import { completeDraft, sourceDraft } from "./source-draft";
import type { StoredSource } from "./source-store";

const token = "wv-token-0123456789";
const fixed: EnteredOperation = {
  ...{ id: "default", server: undefined, baseUrl: undefined, timeZone: undefined },
  ...{ continues: undefined, dailyQuota: null, tokenKey: "k".repeat(32) },
};
const stored: StoredSource = {
  ...{ server: "0010", token, name: "Ventas", timeZone: "America/Lima" },
  ...{ changedBy: "jefa@example.com", changedAtMs: 0, version: 1 },
};

describe("what is said of a source", () => {
  test.each([
    ["server", "0010@evil"],
    ["server", "010"],
    ["server", "0010\n"],
    ["server", "٠٠١٠"],
    ["server", 10],
    ["server", null],
    ["token", "x".repeat(10_240)],
    ["token", "two words"],
    ["token", "with\u0000nul"],
    ["token", '"quoted"'],
    ["token", ""],
    ["name", "turned \u202e round"],
    ["name", "x".repeat(81)],
    ["timeZone", "America/Nowhere"],
    ["timeZone", "../../etc"],
    ["figures", "perhaps"],
    ["baseUrl", "https://evil.example"],
    ["__proto__x", "1"],
  ])("%s cannot be %j, and the refusal has no value", (word, value) => {
    const { error } = sourceDraft.safeParse({ server: "0010", token, [word]: value });
    expect(error?.issues[0]?.path[0] ?? word).toBe(word);
    expect(error).toBeDefined();
    if (typeof value === "string" && value.length > 5) expect(error?.message).not.toContain(value);
  });

  test("a token and a name may have blanks around them", () => {
    expect(sourceDraft.parse({ token: ` ${token}\n`, name: "  Ventas   Bogotá " })).toEqual({
      ...{ token, name: "Ventas Bogotá" },
    });
  });
});

describe("what a draft makes of a source", () => {
  test("the first one needs server and token; its name is the server's and its zone the usual one", () => {
    expect(completeDraft({ server: "0010", token }, fixed, null)).toEqual({
      ...{ server: "0010", token, name: "0010", timeZone: "America/Bogota" },
    });
    expect(() => completeDraft({ token }, fixed, null)).toThrow("server: must be given.");
    expect(() => completeDraft({ server: "0010" }, fixed, null)).toThrow("token: must be given.");
  });

  test("what is left out stays, but no token goes to another server", () => {
    expect(completeDraft({ name: "Soporte" }, fixed, stored)).toEqual({
      ...{ server: "0010", token, name: "Soporte", timeZone: "America/Lima" },
    });
    expect(() => completeDraft({ server: "0099" }, fixed, stored)).toThrow("token: must be given.");
    expect(() => completeDraft({}, fixed, { ...stored, token: null })).toThrow("token: must be given.");
  });

  test("what the environment sets is not set here", () => {
    const byServer = { ...fixed, server: "0025", timeZone: "America/Santiago" };
    expect(completeDraft({ token }, byServer, null)).toEqual({
      ...{ server: null, token, name: "0025", timeZone: "America/Santiago" },
    });
    expect(() => completeDraft({ server: "0025", token }, byServer, null)).toThrow("the environment sets it");
    expect(() => completeDraft({ timeZone: "America/Lima", token }, byServer, null)).toThrow("timeZone");
    // Beside an address the server is told to wolkvox where it is known.
    const byAddress = { ...fixed, baseUrl: "https://egress.example.com" };
    expect(completeDraft({ token }, byAddress, null)).toMatchObject({ server: null, name: "default" });
    expect(completeDraft({ token, server: "0010" }, byAddress, null)).toMatchObject({ server: "0010" });
    // It was entered for 0010.
    expect(() => completeDraft({}, byServer, stored)).toThrow("token: must be given.");
  });
});
