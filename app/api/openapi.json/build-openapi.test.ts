import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
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

type Described = {
  openapi: string;
  paths: Record<
    string,
    Record<string, { parameters: { name: string }[]; requestBody?: object; security: object[] }>
  >;
};

const described = buildOpenApi("auxboard.session") as Described;

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

  test("says that a key reads and changes nothing", () => {
    expect(described.openapi).toBe("3.1.0");
    expect(described.paths["/api/report"]?.get?.security).toEqual([{ session: [] }, { key: [] }]);
    expect(described.paths["/api/keys"]?.post?.security).toEqual([{ session: [] }]);
    expect(described.paths["/api/health"]?.get?.security).toEqual([]);
  });
});
