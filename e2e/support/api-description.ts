import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { repository } from "./child-process.ts";
import type { RawAnswer } from "./raw-request.ts";

type Content = Record<string, { schema: object }>;
type Operation = { responses: Record<string, { content?: Content }> };

/** The parts of `/api/openapi.json` that say what is answered. */
export type ApiDescription = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

/**
 * Holds answers against a description: each says what is wrong with an answer, or null. `route` is the build's name of an
 * address. Fields that the description does not name are wrong too, although a reader has to expect them.
 */
export function createAnswerCheck({ paths, components }: ApiDescription) {
  const find = createSchemaCheck(components);
  return (route: string, method: string, { status, headers, body }: RawAnswer): string | null => {
    const operation = paths[route.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}")]?.[method];
    if (!operation) return "has no description";
    const { content = {} } = operation.responses[status] ?? operation.responses.default ?? {};
    const type = headers["content-type"]?.split(";")[0] ?? "";
    const [, said] = Object.entries(content).find(([name]) => name.split(";")[0] === type) ?? [];
    if (!said) return `${status} ${type} is not described`;
    return type.endsWith("json") ? find(said.schema, JSON.parse(body)) : null;
  };
}

function createSchemaCheck({ schemas }: ApiDescription["components"]) {
  const ajv = new Ajv2020({ strict: false });
  const compiled = new Map<object, ValidateFunction>();
  const components = { schemas: close(schemas) };
  return (schema: object, value: unknown): string | null => {
    const isFit = compiled.get(schema) ?? ajv.compile(close({ ...schema, components }));
    compiled.set(schema, isFit);
    return isFit(value) ? null : ajv.errorsText(isFit.errors);
  };
}

/** The same schema, in which an object has no field but those that are named. */
function close<Node>(node: Node): Node {
  return JSON.parse(JSON.stringify(node), (_, value) =>
    value?.type === "object" && value.properties ? { additionalProperties: false, ...value } : value,
  );
}

const { schemas } = JSON.parse(
  readFileSync(join(repository, "app", "api", "openapi.json", "answers.schema.json"), "utf8"),
) as ApiDescription["components"];
const findFault = createSchemaCheck({ schemas });
const figures: Readonly<Record<string, string>> = {
  "/api/report": "ReportAnswer",
  "/api/report/days": "DaysAnswer",
  "/api/report/provenance": "ProvenanceAnswer",
  "/api/report/timeline": "TimelineAnswer",
  "/api/report/usual": "UsualAnswer",
  "/api/report/hours": "HoursAnswer",
};
const references = new Map(
  Object.entries(figures).map(([path, name]) => [path, { $ref: `#/components/schemas/${name}` }]),
);

/** Fails where an answer with figures is not as it is described: complete, partial, stale, or with whatever is odd. */
export function assertAsDescribed(address: string, body: unknown): void {
  const schema = references.get(address.split("?")[0] ?? "");
  const fault = schema ? findFault(schema, body) : null;
  if (fault !== null) throw new Error(`${address} does not answer as it is described: ${fault}`);
}
