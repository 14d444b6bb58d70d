import { expect, test } from "vitest";
import { assertAsDescribed, createAnswerCheck } from "./api-description.ts";

const person = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string" }, age: { type: "number" } },
};
const me = { schema: { $ref: "#/components/schemas/Person" } };
const findFault = createAnswerCheck({
  paths: { "/api/people/{id}": { get: { responses: { 200: { content: { "application/json": me } } } } } },
  components: { schemas: { Person: person } },
});

function ask(body: object, status = 200) {
  const headers = { "content-type": "application/json" };
  return findFault("/api/people/[id]", "get", { status, headers, body: JSON.stringify(body) });
}

test.each([
  [{ name: "Ana" }, null],
  [{ name: "Ana", age: 3 }, null],
  [{ age: 3 }, "required property 'name'"],
  [{ name: 3 }, "must be string"],
  [{ name: "Ana", dni: "1" }, "additional properties"],
])("an answer %j is as described, or is told why not", (body, fault) => {
  expect(ask(body)).toEqual(fault === null ? null : expect.stringContaining(fault));
});

test("a status and an address that the description lacks are faults", () => {
  expect(ask({}, 404)).toContain("404");
  const answer = { status: 200, headers: {}, body: "{}" };
  expect(findFault("/api/nobody", "get", answer)).toBe("has no description");
});

test("figures that are asked for anywhere are held against the types of our answers", () => {
  expect(() => assertAsDescribed("/api/report?range=today", { operation: "default" })).toThrow("range");
  expect(() => assertAsDescribed("/api/me", {})).not.toThrow();
});
