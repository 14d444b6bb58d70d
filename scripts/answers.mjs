// `npm run answers`: writes what the API answers, as JSON Schema, from the TypeScript types of the answers.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  EnumType,
  SchemaGenerator,
} from "ts-json-schema-generator";
import ts from "typescript";
import { root } from "./root.mjs";

const folder = join(root, "app", "api", "openapi.json");
const file = join(folder, "answers.schema.json");

/** The schema of each operation's answer by the operation's id, and those that several answers share by their type's name. */
export function describeAnswers() {
  const config = {
    ...DEFAULT_CONFIG,
    path: join(folder, "answers.ts"),
    tsconfig: join(root, "tsconfig.json"),
    type: "Answers",
    topRef: false,
    // Lint checks the types.
    skipTypeCheck: true,
    // Fields may be added to an answer.
    additionalProperties: true,
    sortProps: false,
    encodeRefs: false,
  };
  const program = createProgram(config);
  const parser = createParser(program, config, (parsers) => parsers.addNodeParser(parseTexts(program)));
  const generator = new SchemaGenerator(program, parser, createFormatter(config), config);
  const { properties, definitions } = generator.createSchema(config.type);
  const text = JSON.stringify({ answers: properties, schemas: definitions }, nameTuples, 2);
  return `${text.replaceAll("#/definitions/", "#/components/schemas/")}\n`;
}

/** A list with a schema for each place, which the generator writes as older versions of JSON Schema did. */
function nameTuples(_, value) {
  if (!Array.isArray(value?.items)) return value;
  const { items, ...rest } = value;
  return { ...rest, prefixItems: items };
}

/** Reads `(typeof list)[number]` as TypeScript does: the generator reads the list itself, and not every way of writing one. */
function parseTexts(program) {
  const textsOf = (node) => {
    const type = program.getTypeChecker().getTypeFromTypeNode(node);
    const members = type.isUnion() ? type.types : [type];
    return members.every((member) => member.isStringLiteral()) ? members.map(({ value }) => value) : [];
  };
  return {
    supportsNode: (node) => ts.isIndexedAccessTypeNode(node) && textsOf(node).length > 0,
    createType: (node) => new EnumType(node.getText(), textsOf(node)),
  };
}

/** What the file says now. */
export function readAnswers() {
  return readFileSync(file, "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, describeAnswers());
