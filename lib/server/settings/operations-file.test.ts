import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EnvironmentError, parseEnvironment } from "./env";
import type { Variables } from "./variables";

const tokens = { SALES_TOKEN: "wv-sales-0123456789", SUPPORT_TOKEN: "wv-support-0123456789" };
const sales = { id: "ventas", name: "Ventas Bogotá", server: "0010", tokenEnv: "SALES_TOKEN" };
const support = {
  id: "soporte",
  name: "Soporte Santiago",
  server: "0025",
  tokenEnv: "SUPPORT_TOKEN",
  timeZone: "America/Santiago",
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "auxboard-operations-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeText(text: string): string {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, text);
  return path;
}

function variablesFor(list: unknown, variables: Variables = {}): Variables {
  return { ...tokens, OPERATIONS_FILE: writeText(JSON.stringify(list)), ...variables };
}

function operationsOf(list: unknown, variables: Variables = {}) {
  return parseEnvironment(variablesFor(list, variables)).operations;
}

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

describe("OPERATIONS_FILE", () => {
  test("lists operations in its order; server and token of the environment are not needed", () => {
    expect(operationsOf([sales, { ...support, dailyQuota: 3000 }], { WOLKVOX_DAILY_QUOTA: "9000" })).toEqual([
      {
        id: "ventas",
        name: "Ventas Bogotá",
        timeZone: "America/Bogota",
        baseUrl: "https://wv0010.wolkvox.com",
        server: "0010",
        token: tokens.SALES_TOKEN,
        dailyQuota: 9000,
      },
      {
        id: "soporte",
        name: "Soporte Santiago",
        timeZone: "America/Santiago",
        baseUrl: "https://wv0025.wolkvox.com",
        server: "0025",
        token: tokens.SUPPORT_TOKEN,
        dailyQuota: 3000,
      },
    ]);
  });

  test("takes from the environment what an entry leaves out: zone and address", () => {
    const variables = { WOLKVOX_TIME_ZONE: "America/Lima", WOLKVOX_BASE_URL: "https://egress.example.com" };
    const own = { ...support, baseUrl: "https://wv.example.com" };
    expect(operationsOf([sales, own], variables)).toMatchObject([
      { server: "0010", timeZone: "America/Lima", baseUrl: "https://egress.example.com" },
      { server: "0025", timeZone: "America/Santiago", baseUrl: "https://wv.example.com" },
    ]);
    const { server, ...nowhere } = sales;
    expect(operationsOf([nowhere], variables)).toMatchObject([{ server: undefined }]);
  });

  test("may name one token for two operations of one server, or one server twice", () => {
    const other = { ...sales, id: "cobranza", name: "Cobranza" };
    expect(operationsOf([sales, other]).map(({ token }) => token)).toEqual([
      tokens.SALES_TOKEN,
      tokens.SALES_TOKEN,
    ]);
  });

  test("may stand at a relative path, with a byte order mark, and hold names taken apart", () => {
    const text = `\uFEFF${JSON.stringify([{ ...sales, name: "Ventas Bogota\u0301" }])}`;
    const path = relative(process.cwd(), writeText(text));
    expect(parseEnvironment({ ...tokens, OPERATIONS_FILE: path }).operations[0]?.name).toBe("Ventas Bogotá");
  });

  test("lets a live range be asked more often only where every operation's upstream is this machine", () => {
    const here = { ...sales, baseUrl: "http://127.0.0.1:4010" };
    const seconds = { WOLKVOX_REFRESH_SECONDS: "1" };
    const at = (other: object) => faultsOf(variablesFor([here, { ...support, ...other }], seconds));
    expect(at({ baseUrl: "http://localhost:4011" })).toEqual([]);
    expect(at({})).toEqual([expect.stringContaining("WOLKVOX_REFRESH_SECONDS must be 300 or more")]);
    expect(at({ baseUrl: "https://egress.example.com" })).toHaveLength(1);
  });
});

describe("a file that is no list of operations", () => {
  test.each([
    ["", "must be JSON: line 1 is not"],
    ['[\n  {"id": "ventas",\n   secret-text\n]', "must be JSON: line 3 is not"],
    ["{}", "must be a JSON list"],
    ["null", "must be a JSON list"],
    ['"secret-text"', "must be a JSON list"],
    ["[]", "must list one operation at least"],
  ])("%j is refused in one line without its text", (text, words) => {
    const faults = faultsOf({ ...tokens, OPERATIONS_FILE: writeText(text) });
    expect(faults).toEqual([expect.stringContaining(`- OPERATIONS_FILE ${words}`)]);
    expect(faults.join()).not.toContain("secret-text");
  });

  test("is refused by kind, not by path, where it cannot be read", () => {
    for (const [path, code] of [
      [join(folder, "secret-text.json"), "ENOENT"],
      [folder, "EISDIR"],
      ["nul\u0000", "ERR_INVALID_ARG_VALUE"],
    ]) {
      expect(faultsOf({ ...tokens, OPERATIONS_FILE: path })).toEqual([
        `- OPERATIONS_FILE must be the path of a file that can be read (${code}).`,
      ]);
    }
  });
});

const malformed: Record<string, unknown[]> = {
  id: ["", "Ventas", "ventas bogotá", "-ventas", "ventas-", "a".repeat(41), "__proto__", 7, null, ["ventas"]],
  name: ["", " ", " Ventas", "Ventas\n", "Ven\u0000tas", "\u202eVentas", "x".repeat(81), 7, null],
  server: ["10", "00100", 10, "0025@evil", "../", "001\u0660", null],
  baseUrl: [
    "wv0010.wolkvox.com",
    "http://wv0010.wolkvox.com",
    "https://user:secret@wv0010.wolkvox.com",
    "https://wv0010.wolkvox.com/?a=1",
    4010,
  ],
  tokenEnv: ["", "wv-secret-token", "SALES TOKEN", "1TOKEN", 7, null],
  timeZone: ["Ciudad de Lima", "GMT-5 Lima", "", -5, null],
  dailyQuota: [0, -5, 1.5, "5000", 1e9, null],
};

const malformedFields = Object.entries(malformed).flatMap(([field, values]) =>
  values.map((value): [string, unknown] => [field, value]),
);

describe("an entry of the file", () => {
  test.each(malformedFields)(
    "with %s=%j is refused by entry and field, without the value",
    (field, value) => {
      const faults = faultsOf(variablesFor([support, { ...sales, [field]: value }]));
      expect(faults).toEqual([expect.stringMatching(`^- OPERATIONS_FILE entry 2: ${field} must be `)]);
      if (String(value).length > 5) expect(faults.join()).not.toContain(String(value));
    },
  );

  test.each(["id", "name", "server", "tokenEnv"])("without %s is told so", (field) => {
    const faults = faultsOf(variablesFor([{ ...sales, [field]: undefined }]));
    expect(faults).toEqual([expect.stringMatching(`^- OPERATIONS_FILE entry 1: ${field} is missing`)]);
  });

  test.each([[null], ["ventas"], [["ventas"]], [7]])("that is %j and no object is refused", (entry) => {
    expect(faultsOf(variablesFor([sales, entry]))).toEqual([
      expect.stringMatching("^- OPERATIONS_FILE entry 2: must be an object with id, name, server"),
    ]);
  });

  test("has its unknown fields named: a token in the file above all, without its value", () => {
    const faults = faultsOf(variablesFor([{ ...sales, token: "wv-secret", constructor: 1, zone: "x" }]));
    expect(faults).toEqual(
      ["token", "constructor", "zone"].map((name) =>
        expect.stringContaining(`entry 1: "${name}" is not a field`),
      ),
    );
    expect(faults.join()).not.toContain("wv-secret");
  });

  test.each([
    [{ SALES_TOKEN: undefined }, "tokenEnv names a variable that is not set"],
    [{ SALES_TOKEN: "" }, "tokenEnv names a variable that is not set"],
    [{ SALES_TOKEN: '"wv-quoted"' }, "tokenEnv names a variable that must be the secret token"],
    [{ SALES_TOKEN: "wv-line\nbreak" }, "tokenEnv names a variable that must be the secret token"],
    [{ SALES_TOKEN: "wv-two words" }, "tokenEnv names a variable that must be the secret token"],
  ])("whose token is %j is refused", (variables, words) => {
    const faults = faultsOf(variablesFor([sales, support], variables));
    expect(faults).toEqual([expect.stringContaining(`- OPERATIONS_FILE entry 1: ${words}`)]);
    expect(faults.join()).not.toMatch(/wv-|SALES_TOKEN/);
  });

  test("cannot send another secret of ours to wolkvox, nor what every object has", () => {
    for (const [tokenEnv, words] of [
      ["BETTER_AUTH_SECRET", "holds nothing but the token"],
      ["ADMIN_PASSWORD", "holds nothing but the token"],
      ["constructor", "tokenEnv names"],
      ["__proto__", "tokenEnv names"],
    ]) {
      const secrets = { BETTER_AUTH_SECRET: "s".repeat(32) };
      const faults = faultsOf(variablesFor([{ ...sales, tokenEnv }], secrets));
      expect(faults, tokenEnv).toEqual([expect.stringContaining(words ?? "")]);
    }
    expect(operationsOf([{ ...sales, tokenEnv: "WOLKVOX_TOKEN" }], { WOLKVOX_TOKEN: "wv-1" })).toHaveLength(
      1,
    );
  });

  test("is told which earlier one it cannot stand beside", () => {
    const beside = (other: object) => faultsOf(variablesFor([sales, support, { ...support, ...other }]));
    const third = { id: "tercera", name: "Tercera" };
    const line = (words: string) => [`- OPERATIONS_FILE entry 3: ${words}.`];
    expect(beside(third)).toEqual([]);
    expect(beside({ ...third, id: "ventas" })).toEqual(line("id is that of entry 1"));
    expect(beside({ ...third, name: "VENTAS BOGOTA" })).toEqual(
      line("name is, but for accents and case, that of entry 1"),
    );
    expect(beside({ ...third, timeZone: "America/Lima" })).toEqual(
      line("timeZone is not that of the same server in entry 2"),
    );
    expect(beside({ ...third, timeZone: "america/santiago" })).toEqual([]);
  });

  test("does not hide the faults of the others, nor those of the environment", () => {
    const faults = faultsOf(
      variablesFor([{ ...sales, id: "V", server: "1" }, support, { name: "" }], { PORT: "http" }),
    );
    for (const words of [
      "PORT",
      "entry 1: id",
      "entry 1: server",
      "entry 3: id",
      "entry 3: name",
      "entry 3: server",
    ])
      expect(
        faults.filter((fault) => fault.includes(words)),
        words,
      ).toHaveLength(1);
  });
});
