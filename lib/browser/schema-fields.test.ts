import { expect, test } from "vitest";
import { listFields } from "./schema-fields";

const schemas = {
  Agent: {
    type: "object",
    required: ["id"],
    description: "One agent.",
    properties: {
      id: { type: "string", description: "The extension." },
      seconds: { type: "array", items: { type: "integer" } },
      chief: { $ref: "#/components/schemas/Agent" },
    },
  },
};

test("fields within others stand behind them, each once, also of a type that holds itself", () => {
  const schema = {
    type: "object",
    required: ["agents"],
    properties: { agents: { type: "array", items: { $ref: "#/components/schemas/Agent" } } },
  };
  expect(listFields(schema, schemas)).toEqual([
    { path: "agents", type: "object[]", meaning: "", mayLack: false },
    { path: "agents[].id", type: "string", meaning: "The extension.", mayLack: false },
    { path: "agents[].seconds", type: "integer[]", meaning: "", mayLack: true },
    { path: "agents[].chief", type: "object", meaning: "One agent.", mayLack: true },
  ]);
});

test.each([
  [{ type: ["string", "null"] }, "string | null"],
  [{ enum: ["day", "week"] }, '"day" | "week"'],
  [{ type: "string", enum: Array.from({ length: 20 }, (_, place) => `word-${place}`) }, "string"],
  [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, "string | null"],
  [{}, "unknown"],
])("%j is %s", (schema, said) => {
  const [field] = listFields({ type: "object", properties: { field: schema } }, schemas);
  expect(field?.type).toBe(said);
});
