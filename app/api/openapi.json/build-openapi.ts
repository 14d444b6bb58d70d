import { z } from "zod";
import { problemStatus } from "@/lib/report/answers/problem";
import { type ApiEntry, apiEntries } from "./api-entries";

const repeated = ["agent", "team", "state", "sort", "column", "pin", "members"];

const problem = {
  type: "object",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer", enum: [...new Set(Object.values(problemStatus))] },
    code: { type: "string", enum: Object.keys(problemStatus) },
    detail: { type: "string" },
  },
};

const security = {
  nothing: [],
  session: [{ session: [] }],
  "wolkvox-token": [{ wolkvoxToken: [] }],
  reader: [{ session: [] }, { key: [] }],
};

/** The API as OpenAPI 3.1 describes it, from the words and schemas that its handlers read. */
export function buildOpenApi(cookie: string): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Auxboard",
      version: "1",
      description:
        "Seconds per agent and auxiliary state. Instants are UTC; civil times are the operation's.",
    },
    paths: Object.fromEntries(
      Object.entries(apiEntries).flatMap(([route, methods]) => listPath(route, methods)),
    ),
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookie },
        key: { type: "http", scheme: "bearer" },
        wolkvoxToken: { type: "apiKey", in: "header", name: "wolkvox-token" },
      },
    },
  };
}

function listPath(route: string, methods: object): [string, object][] {
  if (Object.keys(methods).length === 0) return [];
  const names = [...route.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = ""]) => name);
  const path = route.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
  const described = Object.entries(methods).map(([method, entry]) => [method, describe(entry, names)]);
  return [[path, Object.fromEntries(described)]];
}

function describe({ summary, needs, query = [], body, file }: ApiEntry, names: readonly string[]): object {
  const type = file ? "application/octet-stream" : "application/json";
  return {
    summary,
    security: security[needs ?? "reader"],
    parameters: [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...query.map((name) => ({ name, in: "query", schema: schemaOfWord(name) })),
    ],
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOfBody(body) } } },
    }),
    responses: {
      200: { description: "OK", content: { [type]: { schema: file ? {} : { type: "object" } } } },
      default: {
        description: "A problem",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function schemaOfWord(name: string): object {
  return repeated.includes(name) ? { type: "array", items: { type: "string" } } : { type: "string" };
}

function schemaOfBody(body: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
  return schema;
}
