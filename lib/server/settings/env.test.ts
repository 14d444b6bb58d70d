import { describe, expect, test } from "vitest";
import { EnvironmentError, parseEnvironment } from "./env";
import { buildEnteredOperation } from "./operation";

const token = "wv-demo-token-0123456789";
const least = { WOLKVOX_SERVER: "0010", WOLKVOX_TOKEN: token };
const loopback = { WOLKVOX_TOKEN: token, WOLKVOX_BASE_URL: "http://127.0.0.1:4010" };

type Variables = Record<string, string | undefined>;

/** The refusal's lines, one per fault. */
function faultsOf(variables: Variables): string[] {
  try {
    parseEnvironment(variables);
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return error.message.split("\n").slice(1);
  }
}

describe("parseEnvironment", () => {
  test("needs a server and a token, and has the contract's defaults for the rest", () => {
    expect(parseEnvironment(least)).toEqual({
      operations: [
        {
          id: "default",
          name: "0010",
          timeZone: "America/Bogota",
          baseUrl: "https://wv0010.wolkvox.com",
          server: "0010",
          token,
          dailyQuota: null,
        },
      ],
      entered: null,
      refreshMs: 300_000,
      pauseMs: 1000,
      concurrency: 1,
      databaseUrl: "file:./data/auxboard.db",
      memoryBytes: 160 * 1024 * 1024,
      keptDays: { trail: 730, calls: 400, superseded: 400 },
      administrator: null,
      authSecret: null,
      authUrl: null,
      metricsToken: null,
      mail: null,
      missingForMail: ["SMTP_URL", "MAIL_FROM"],
      openId: null,
      port: 3000,
      isDemo: false,
      build: "development",
    });
  });

  test("reads every variable", () => {
    const environment = parseEnvironment({
      ...least,
      WOLKVOX_BASE_URL: "https://egress.example.com",
      WOLKVOX_TIME_ZONE: "America/Santiago",
      WOLKVOX_REFRESH_SECONDS: "600",
      WOLKVOX_PAUSE_MS: "0",
      WOLKVOX_DAILY_QUOTA: "5000",
      WOLKVOX_CONCURRENCY: "2",
      DATABASE_URL: "file:/var/lib/auxboard/auxboard.db",
      ADMIN_EMAIL: "jefa@example.com",
      ADMIN_PASSWORD: " ten chars ñ ",
      BETTER_AUTH_SECRET: "s".repeat(32),
      BETTER_AUTH_URL: "https://aux.example.com/",
      AUXBOARD_MEMORY_MB: "512",
      AUXBOARD_KEEP_TRAIL_DAYS: "3650",
      AUXBOARD_KEEP_CALLS_DAYS: "90",
      AUXBOARD_KEEP_SUPERSEDED_DAYS: "30",
      AUXBOARD_METRICS_TOKEN: "m".repeat(32),
      SMTP_URL: "smtps://user%40x:p%23ss@smtp.example.com:2465",
      MAIL_FROM: "Auxboard <reports@example.com>",
      PORT: "8080",
      WOLKVOX_CONTINUES: "0025",
    });
    expect(environment).toMatchObject({
      operations: [
        {
          timeZone: "America/Santiago",
          baseUrl: "https://egress.example.com",
          server: "0010",
          continues: "0025",
          dailyQuota: 5000,
        },
      ],
      refreshMs: 600_000,
      concurrency: 2,
      databaseUrl: "file:/var/lib/auxboard/auxboard.db",
      administrator: { email: "jefa@example.com", password: " ten chars ñ " },
      authSecret: "s".repeat(32),
      authUrl: "https://aux.example.com",
      memoryBytes: 512 * 1024 * 1024,
      keptDays: { trail: 3650, calls: 90, superseded: 30 },
      metricsToken: "m".repeat(32),
      mail: {
        smtpUrl: "smtps://user%40x:p%23ss@smtp.example.com:2465",
        from: "Auxboard <reports@example.com>",
      },
      missingForMail: [],
      port: 8080,
      isDemo: false,
      build: "development",
    });
  });

  test("knows the demonstration, which has a stand-in on this machine and an account that no other start may have", () => {
    const demo = {
      ...least,
      AUXBOARD_DEMO: "1",
      ADMIN_EMAIL: "demo@auxboard.example",
      ADMIN_PASSWORD: "demo-auxboard",
    };
    expect(parseEnvironment({ ...demo, WOLKVOX_BASE_URL: "http://127.0.0.1:4000" }).isDemo).toBe(true);
    expect(faultsOf(demo)).toEqual([expect.stringContaining("AUXBOARD_DEMO is for the stand-in")]);
    expect(faultsOf({ ...demo, AUXBOARD_DEMO: "", ADMIN_EMAIL: "Demo@Auxboard.example" })).toEqual([
      expect.stringContaining("ADMIN_EMAIL is the demonstration's account"),
    ]);
  });

  test("takes an empty variable for a missing one", () => {
    expect(parseEnvironment({ ...least, PORT: "", WOLKVOX_TIME_ZONE: "", ADMIN_EMAIL: "" })).toEqual(
      parseEnvironment(least),
    );
    expect(faultsOf({ ...least, WOLKVOX_TOKEN: "" })).toEqual([
      expect.stringContaining("WOLKVOX_TOKEN is missing"),
    ]);
  });

  test("names everything that is missing at once", () => {
    expect(faultsOf({})).toEqual([
      expect.stringContaining("WOLKVOX_TOKEN"),
      expect.stringContaining("WOLKVOX_SERVER"),
    ]);
  });

  test("starts without a token where there is a key to encrypt one with, and keeps what the environment says", () => {
    const key = { AUXBOARD_TOKEN_KEY: "k".repeat(32) };
    const waiting = parseEnvironment({ ...key, WOLKVOX_TIME_ZONE: "America/Santiago", WOLKVOX_TOKEN: "" });
    expect(waiting).toMatchObject({ operations: [], isDemo: false });
    expect(waiting.entered).toEqual({
      ...{ id: "default", server: undefined, baseUrl: undefined, timeZone: "America/Santiago" },
      ...{ continues: undefined, dailyQuota: null, tokenKey: "k".repeat(32) },
    });
    const given = parseEnvironment({ ...key, ...least });
    expect([given.entered, given.operations[0]?.token]).toEqual([null, token]);
    expect(faultsOf({ ...key, WOLKVOX_REFRESH_SECONDS: "10" })).toEqual([
      expect.stringContaining("WOLKVOX_REFRESH_SECONDS must be 300 or more"),
    ]);
    expect(faultsOf({ ...key, AUXBOARD_DEMO: "1" })).toHaveLength(1);
    expect(faultsOf({})[0]).toContain("AUXBOARD_TOKEN_KEY");
  });

  test("gives the operation that was entered what the environment says of it first", () => {
    const { entered } = parseEnvironment({
      ...{ AUXBOARD_TOKEN_KEY: "k".repeat(32), WOLKVOX_SERVER: "0025", WOLKVOX_DAILY_QUOTA: "3000" },
    });
    if (!entered) throw new Error("It is entered in the application.");
    const values = { server: "0010", token, name: "Ventas", timeZone: "America/Lima" };
    const fixed = { ...entered, timeZone: "America/Santiago" };
    expect(buildEnteredOperation(fixed, values)).toEqual({
      ...{ id: "default", name: "Ventas", server: "0025", baseUrl: "https://wv0025.wolkvox.com", token },
      ...{ timeZone: "America/Santiago", continues: undefined, dailyQuota: 3000 },
    });
    expect(buildEnteredOperation({ ...entered, server: undefined }, values)).toMatchObject({
      ...{ server: "0010", baseUrl: "https://wv0010.wolkvox.com", timeZone: "America/Lima" },
    });
  });

  test("needs no server where it has an address", () => {
    expect(parseEnvironment(loopback).operations).toEqual([
      expect.objectContaining({ server: undefined, baseUrl: "http://127.0.0.1:4010", name: "default" }),
    ]);
  });
});

const malformed: Record<string, string[]> = {
  WOLKVOX_SERVER: [
    "10",
    "00100",
    "evil.com#",
    "0025@evil",
    "../",
    "0025.evil.com",
    "[::1]",
    "xn--0025",
    "001\u0660",
    "0010\n",
    "x".repeat(5000),
  ],
  WOLKVOX_TOKEN: [
    "two words",
    "line\nbreak",
    "ends with a line break\n",
    '"quoted-token"',
    "'quoted-token'",
    '"half-quoted',
    "half-quoted'",
    "tökén",
    "a\u0000b",
    "x".repeat(4097),
  ],
  WOLKVOX_BASE_URL: [
    "wv0010.wolkvox.com",
    "http://wv0010.wolkvox.com",
    "http://localhost.evil.com",
    "http://127.0.0.1.evil.com",
    "http://10.0.0.5:4010",
    "http://[::2]",
    "ftp://127.0.0.1",
    "javascript:alert(1)",
    "https://user:secret@wv0010.wolkvox.com",
    "https://@wv0010.wolkvox.com",
    "https://wv0010.wolkvox.com/?a=1",
    "https://wv0010.wolkvox.com/?",
    "https://wv0010.wolkvox.com/#a",
    "https://wv0010.wolkvox.com/#",
  ],
  WOLKVOX_TIME_ZONE: ["Ciudad de Lima", "America/Bogotá", "GMT-5 Lima", "../etc/passwd"],
  WOLKVOX_REFRESH_SECONDS: ["five minutes", "300.5", "-300", "3e2", " 300", "86401", "٣٠٠"],
  WOLKVOX_PAUSE_MS: ["-1", "1s", "600001"],
  WOLKVOX_DAILY_QUOTA: ["0", "-5", "many", "1e9", "100000001"],
  WOLKVOX_CONCURRENCY: ["0", "3", "two", "1.5"],
  OPERATIONS_FILE: ["./operations.json"],
  DATABASE_URL: ["mysql://x", "file:", "auxboard.db", "postgres:x", "file:a\nb"],
  AUXBOARD_KEEP_TRAIL_DAYS: ["0", "29", "2 years", "36501"],
  AUXBOARD_KEEP_CALLS_DAYS: ["0", "1", "36501"],
  AUXBOARD_KEEP_SUPERSEDED_DAYS: ["0", "7", "36501"],
  AUXBOARD_MEMORY_MB: ["0", "15", "128 MB", "65537", "1e3"],
  BETTER_AUTH_SECRET: ["s".repeat(31), `${"s".repeat(32)} t`, `${"s".repeat(32)}\n`],
  BETTER_AUTH_URL: [
    "informes.empresa.co",
    "https://informes.empresa.co/path",
    "ftp://informes.empresa.co",
    "https://u:p@informes.empresa.co",
  ],
  AUXBOARD_TOKEN_KEY: ["k".repeat(31), `${"k".repeat(32)} y`],
  AUXBOARD_METRICS_TOKEN: ["m".repeat(31), `${"m".repeat(32)} t`, `${"m".repeat(32)}\n`],
  SMTP_URL: [
    "mail.empresa.co",
    "https://mail.empresa.co",
    "smtp:///folder",
    "smtp://user@mail.empresa.co",
    "smtp://user:p%zz@mail.empresa.co",
    "smtp://mail.empresa.co/folder",
    "smtp://mail.empresa.co?tls=no",
    "smtp://mail.empresa.co\n",
  ],
  MAIL_FROM: ["nobody", "a@x.co, b@x.co", "Auxboard <reports>", "A\nB <a@x.co>", '"A" <a@x.co>'],
  OIDC_ISSUER: [
    "id.empresa.co",
    "http://id.empresa.co",
    "https://id.empresa.co/?tenant=1",
    "https://a@id.empresa.co",
  ],
  OIDC_CLIENT_ID: ["two words", "x".repeat(301)],
  OIDC_CLIENT_SECRET: ["two\nlines"],
  OIDC_NAME: ["x".repeat(41), "a\u0007b"],
  OIDC_TRUST_EMAIL: ["yes"],
  PORT: ["http", "65536", "-1", "80.5", "0x50"],
};

const openId = {
  BETTER_AUTH_URL: "https://aux.example.com",
  OIDC_ISSUER: "https://id.example.com/realms/centre",
  OIDC_CLIENT_ID: "auxboard",
  OIDC_CLIENT_SECRET: "secret",
};

describe("an OpenID provider", () => {
  test("is called as its variable says, else as its host", () => {
    expect(parseEnvironment({ ...least, ...openId }).openId).toEqual({
      issuer: "https://id.example.com/realms/centre",
      clientId: "auxboard",
      clientSecret: "secret",
      name: "id.example.com",
      trustsEmail: false,
    });
    const named = { ...least, ...openId, OIDC_NAME: "Empresa Ñ", OIDC_TRUST_EMAIL: "1" };
    expect(parseEnvironment(named).openId).toMatchObject({ name: "Empresa Ñ", trustsEmail: true });
  });

  test.each(Object.keys(openId))("stops the start without %s", (name) => {
    const faults = faultsOf({ ...least, ...openId, [name]: undefined });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${name} is missing`);
    expect(faults.join()).not.toContain("secret,");
  });

  test("that is only named stops the start too", () => {
    expect(faultsOf({ ...least, OIDC_NAME: "Google" })).toHaveLength(4);
  });
});

const malformedValues = Object.entries(malformed).flatMap(([name, values]) =>
  values.map((value): [string, string] => [name, value]),
);

describe("a malformed variable", () => {
  test.each(malformedValues)("%s=%j stops the start with its name and what it must be", (name, value) => {
    const others = name.startsWith("OIDC_") ? { ...least, ...openId } : least;
    const base = name === "WOLKVOX_REFRESH_SECONDS" ? loopback : others;
    const faults = faultsOf({ ...base, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^- ${name} must be`));
  });

  test("has its value in no message, nor any other variable's", () => {
    for (const [name, value] of malformedValues) {
      const secrets = { ...least, ADMIN_EMAIL: "jefa@example.com", ADMIN_PASSWORD: "correct horse" };
      const message = faultsOf({ ...secrets, [name]: value }).join("\n");
      for (const kept of [token, "correct horse", "jefa@example.com"]) expect(message).not.toContain(kept);
      if (value.length > 5) expect(message, name).not.toContain(value);
    }
  });

  test("does not hide the others: each has its line", () => {
    const faults = faultsOf(
      Object.fromEntries(Object.entries(malformed).map(([name, [value]]) => [name, value])),
    );
    for (const name of Object.keys(malformed)) {
      expect(
        faults.filter((fault) => fault.includes(`- ${name} `)),
        name,
      ).not.toEqual([]);
    }
  });
});

describe("the administrator", () => {
  test.each([
    [{ ADMIN_EMAIL: "jefa@example.com" }, "ADMIN_PASSWORD is missing"],
    [{ ADMIN_PASSWORD: "long enough" }, "ADMIN_EMAIL is missing"],
    [{ ADMIN_EMAIL: "nobody", ADMIN_PASSWORD: "long enough" }, "ADMIN_EMAIL must be"],
    [{ ADMIN_EMAIL: "jefa@example.com", ADMIN_PASSWORD: "7 chars" }, "ADMIN_PASSWORD must be"],
    [{ ADMIN_EMAIL: "jefa@example.com", ADMIN_PASSWORD: "x".repeat(1025) }, "ADMIN_PASSWORD must be"],
  ])("%j is refused", (variables, words) => {
    expect(faultsOf({ ...least, ...variables })).toEqual([expect.stringContaining(words)]);
  });
});

describe("the refresh time", () => {
  test("is five minutes at least where the upstream is wolkvox or anywhere but this machine", () => {
    for (const address of [{}, { WOLKVOX_BASE_URL: "https://egress.example.com" }]) {
      const faults = faultsOf({ ...least, ...address, WOLKVOX_REFRESH_SECONDS: "299" });
      expect(faults).toEqual([expect.stringContaining("WOLKVOX_REFRESH_SECONDS must be 300 or more")]);
      expect(parseEnvironment({ ...least, ...address, WOLKVOX_REFRESH_SECONDS: "300" }).refreshMs).toBe(
        300_000,
      );
    }
  });

  test.each([
    "http://127.0.0.1:4010",
    "http://127.1.2.3",
    "http://localhost:4010",
    "http://LOCALHOST",
    "http://[::1]:4010",
    "https://localhost",
  ])("may be shorter at %s", (address) => {
    const environment = parseEnvironment({
      ...loopback,
      WOLKVOX_BASE_URL: address,
      WOLKVOX_REFRESH_SECONDS: "1",
    });
    expect(environment.refreshMs).toBe(1000);
  });
});
