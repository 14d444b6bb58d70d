import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { languages } from "@/lib/messages/locale";
import { problemStatus } from "@/lib/report/answers/problem";
import answers from "./answers.schema.json";
import { apiEntries } from "./api-entries";
import { buildOpenApi } from "./build-openapi";

const api = join(import.meta.dirname, "..");
const files = readdirSync(api, { recursive: true, encoding: "utf8" }).filter((name) =>
  /(^|\/)route\.ts$/.test(name),
);

/** The methods that a handler exports, of those that we name. */
function methodsIn(file: string): string[] {
  const source = readFileSync(join(api, file), "utf8");
  return [...source.matchAll(/export (?:async )?function (GET|POST|PUT|PATCH|DELETE)\b/g)]
    .map(([, method = ""]) => method.toLowerCase())
    .sort();
}

type Operation = {
  operationId: string;
  summary: string;
  parameters: { name: string; description?: string; schema: { type: string; enum?: string[] } }[];
  requestBody?: object;
  responses: Record<string, { description: string; content?: Record<string, object> }>;
  security: object[];
};

type Described = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

// What stands in the document is read as whoever downloads it reads it.
const read = (locale: "es" | "en"): Described =>
  JSON.parse(JSON.stringify(buildOpenApi("auxboard.session", locale)));
const described = read("en");
const operations = Object.values(described.paths).flatMap((methods) => Object.values(methods));

/** The codes that an operation may be refused with, by status. */
function codesOf(path: string, method: string): Record<string, string[]> {
  const { responses = {} } = described.paths[path]?.[method] ?? {};
  const refusals = Object.entries(responses).filter(
    ([, { content }]) => content?.["application/problem+json"],
  );
  return Object.fromEntries(refusals.map(([status, { description }]) => [status, description.split(", ")]));
}

describe("the description of the API", () => {
  test("has an entry for every route and method, and none for another", () => {
    const isOwn = (route: string) => !route.includes("[...");
    const found = files.map(
      (file) => [`/api/${file.slice(0, -"/route.ts".length)}`, methodsIn(file)] as const,
    );
    const entries = Object.entries(apiEntries).map(([route, methods]) => [
      route,
      Object.keys(methods).sort(),
    ]);
    const only = (pairs: readonly (readonly unknown[])[]) =>
      Object.fromEntries(pairs.filter(([route]) => isOwn(String(route))) as [string, unknown][]);
    expect(Object.keys(apiEntries).sort()).toEqual(found.map(([route]) => route).sort());
    expect(only(entries)).toEqual(only(found));
  });

  test("names the words of a link, and the bodies as their schemas read them", () => {
    const words = described.paths["/api/report"]?.get?.parameters.map(({ name }) => name);
    expect(words).toEqual(expect.arrayContaining(["operation", "from", "to", "agent", "dni", "members"]));
    expect(described.paths["/api/keys"]?.post?.requestBody).toMatchObject({
      content: {
        "application/json": {
          schema: {
            additionalProperties: false,
            required: ["name", "days"],
            properties: { days: { type: "integer", minimum: 1, maximum: 365 } },
          },
        },
      },
    });
    expect(described.paths["/api/teams/{teamId}"]?.put?.parameters[0]?.name).toBe("teamId");
  });

  test("says of each operation what it answers, by a name of its own", () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const untold = operations.filter(
      ({ responses }) => !(responses[200] ?? responses[201] ?? responses[202])?.content,
    );
    // Those of the auth library are its own.
    expect(untold.map(({ operationId }) => operationId)).toEqual(["signInAndOthers"]);
    expect(Object.keys(answers.answers).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("has schemas that can be used, and none that leads nowhere", () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ $id: "api", ...described });
    const references = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]+)"/g)].map(([, path]) => path);
    for (const path of new Set(references))
      expect(() => ajv.compile({ $ref: `api${path}` }), path).not.toThrow();
    const isReport = ajv.compile({ $ref: "api#/components/schemas/ReportAnswer" });
    expect(isReport({ operation: "default" })).toBe(false);
  });

  test("names the problems of each operation by their status", () => {
    expect(codesOf("/api/me", "get")).toEqual({
      401: ["unauthenticated", "two-factor-required"],
      500: ["unexpected"],
      503: ["not-set-up", "store-unavailable"],
    });
    expect(codesOf("/api/calls", "get")).toMatchObject({ 403: ["forbidden"], 404: ["not-found"] });
    expect(codesOf("/api/report", "get")).toMatchObject({
      400: ["invalid-parameter", "invalid-range"],
      504: ["upstream-timeout"],
    });
    expect(codesOf("/api/teams/{teamId}", "put")).toMatchObject({
      403: ["forbidden", "cross-origin"],
      409: ["conflict"],
      413: ["too-large"],
    });
    for (const [path, methods] of Object.entries(described.paths))
      for (const method of Object.keys(methods))
        for (const [status, codes] of Object.entries(codesOf(path, method)))
          for (const code of codes) expect(problemStatus).toHaveProperty(code, Number(status));
  });

  test.each(languages)("says in %s what each operation and each word is for", (locale) => {
    const all = Object.values(read(locale).paths).flatMap((methods) => Object.values(methods));
    for (const { operationId, summary, parameters } of all) {
      expect(summary, operationId).toMatch(/^\p{Lu}?.{6,}$/u);
      const words = parameters.filter(({ schema }) => schema.type !== undefined);
      const silent = words.filter(
        ({ name, description }) => !description && !/Id$|^secret$|^all$/.test(name),
      );
      expect(silent, operationId).toEqual([]);
    }
    expect(all.find(({ operationId }) => operationId === "readMe")?.summary).toBe(
      { es: "Quién pregunta y qué puede ver", en: "Who asks, and what they may see" }[locale],
    );
  });

  test("tells what a word may be where the words are known", () => {
    const { parameters = [] } = described.paths["/api/report"]?.get ?? {};
    const schemaOf = (word: string) => parameters.find(({ name }) => name === word)?.schema;
    expect(schemaOf("by")).toEqual({ type: "string", enum: ["day", "week", "month"] });
    expect(schemaOf("state")).toEqual({ type: "array", items: { type: "string" } });
    expect(described.paths["/api/trail"]?.get?.parameters.at(-1)?.schema.enum).toEqual(["csv", "json"]);
  });

  test("says that a key reads and changes nothing", () => {
    expect(described.openapi).toBe("3.1.0");
    expect(described.paths["/api/report"]?.get?.security).toEqual([{ session: [] }, { key: [] }]);
    expect(described.paths["/api/keys"]?.post?.security).toEqual([{ session: [] }]);
    expect(described.paths["/api/health"]?.get?.security).toEqual([]);
  });
});
