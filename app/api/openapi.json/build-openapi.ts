import { z } from "zod";
import { type Messages, sentences } from "@/lib/messages/catalogue";
import type { Locale } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { type ProblemCode, problemStatus } from "@/lib/report/answers/problem";
import answers from "./answers.schema.json";
import { type ApiEntry, apiEntries, type OperationId } from "./api-entries";
import { listProblems } from "./list-problems";
import { describeWord } from "./word-schemas";

const problem = {
  type: "object",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { $ref: "#/components/schemas/ProblemCode" },
    detail: { type: "string" },
  },
};

const security = {
  nothing: [],
  session: [{ session: [] }],
  "wolkvox-token": [{ wolkvoxToken: [] }],
  reader: [{ session: [] }, { key: [] }],
};

// By what follows /api/ in an address.
const groups = {
  figures: ["report", "export", "v2"],
  operation: ["teams", "settings", "calls", "source", "notes"],
  passingOn: ["keys", "shares", "shared", "schedules", "alerts", "views"],
  people: ["people", "invitations", "forgotten-password", "me", "auth"],
  installation: ["trail", "personal-data", "health", "metrics", "openapi.json"],
} as const;

type Group = keyof typeof groups;
type Say = ReturnType<typeof createLocaleTranslator>;

const groupNames = Object.keys(groups) as Group[];

/** The API as OpenAPI 3.1 describes it, from the words and schemas that its handlers read and the types that they answer. */
export function buildOpenApi(cookie: string, locale: Locale): object {
  const say = createLocaleTranslator(locale);
  return {
    openapi: "3.1.0",
    info: { title: "Auxboard", version: "1", description: say("openApi.description") },
    tags: groupNames.map((name) => ({ name: say(`openApi.groups.${name}`) })),
    paths: Object.fromEntries(
      Object.entries(apiEntries).flatMap(([route, methods]) => listPath(route, methods, say)),
    ),
    components: {
      schemas: { ...answers.schemas, Problem: problem },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookie },
        key: { type: "http", scheme: "bearer" },
        wolkvoxToken: { type: "apiKey", in: "header", name: "wolkvox-token" },
      },
    },
  };
}

function listPath(route: string, methods: object, say: Say): [string, object][] {
  if (Object.keys(methods).length === 0) return [];
  const names = [...route.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = ""]) => name);
  const path = route.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
  const group = say(`openApi.groups.${groupOf(route)}`);
  const described = Object.entries(methods).map(([method, entry]) => [
    method,
    { tags: [group], ...describe(entry, names, say) },
  ]);
  return [[path, Object.fromEntries(described)]];
}

function groupOf(route: string): Group {
  const [, , place = ""] = route.split("/");
  const found = groupNames.find((name) => (groups[name] as readonly string[]).includes(place));
  if (!found) throw new Error(`${route} is in no group of the description.`);
  return found;
}

function describe(entry: ApiEntry, names: readonly string[], say: Say): object {
  const { id, needs, who, query = [], example = {}, body } = entry;
  return {
    operationId: id,
    summary: say(`openApi.operations.${id}`),
    ...(who && { description: say(`openApi.who.${who}`) }),
    security: security[needs ?? "reader"],
    parameters: [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...query.map((name) => ({
        ...{ name, in: "query", ...describeWord(id, name), ...sayWord(id, name, say) },
        ...(example[name] !== undefined && { example: example[name] }),
      })),
    ],
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOfBody(body) } } },
    }),
    responses: { ...describeAnswer(entry, say), ...describeProblems(listProblems(entry, names.length > 0)) },
  };
}

function sayWord(id: OperationId, name: string, say: Say): { description: string } {
  const key = [`${id}-${name}`, name].find(isSaid);
  if (!key) throw new Error(`Nothing is said of the word ${name}.`);
  return { description: say(`openApi.words.${key}`) };
}

function describeAnswer({ id, files = [], status = 200, hasOwnRefusals }: ApiEntry, say: Say): object {
  const types = files.map((type) => [type, { schema: {} }]);
  const json = hasAnswer(id) ? [["application/json", { schema: answers.answers[id] }]] : [];
  const answer = {
    description: say("openApi.answer"),
    ...(types.length + json.length > 0 && { content: Object.fromEntries([...types, ...json]) }),
  };
  return { [status]: answer, ...(hasOwnRefusals && { default: answer }) };
}

/** Each status with the codes that it may have. */
function describeProblems(codes: readonly ProblemCode[]): object {
  const statuses = [...new Set(codes.map((code) => problemStatus[code]))].sort((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => problemStatus[code] === status);
      const schema = {
        allOf: [{ $ref: "#/components/schemas/Problem" }, { properties: { code: { enum: ofStatus } } }],
      };
      return [
        status,
        { description: ofStatus.join(", "), content: { "application/problem+json": { schema } } },
      ];
    }),
  );
}

function schemaOfBody(body: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
  return schema;
}

function hasAnswer(id: OperationId): id is keyof typeof answers.answers {
  return Object.hasOwn(answers.answers, id);
}

function isSaid(key: string): key is keyof Messages["openApi"]["words"] {
  return Object.hasOwn(sentences.en.openApi.words, key);
}
