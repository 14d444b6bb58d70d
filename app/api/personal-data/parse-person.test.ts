import { expect, test } from "vitest";
import { parsePerson, personOf, removalDraft } from "./parse-person";

const parse = (words: string) =>
  parsePerson(new Request(`https://aux.example.com/api/personal-data?${words}`));

test("a person is named by an id, or by the name of rows without one", () => {
  expect(parse("agent=%2010001&operation=default")).toEqual({ id: "10001", name: "" });
  expect(parse("name=Ana%20%20Ruiz")).toEqual({ id: "", name: "Ana Ruiz" });
  expect(personOf(removalDraft.parse({ name: "Ana Ruiz" }))).toEqual({ id: "", name: "Ana Ruiz" });
});

test.each([
  "",
  "agent=",
  "name=%20",
  "agent=1&name=Ana",
  "agent=1&agent=2",
  "name=Ana&name=Eva",
  `name=${"x".repeat(201)}`,
])("%j names nobody", (words) => {
  expect(() => parse(words)).toThrow(/agent: must be the id of one agent, or name/);
});

test.each([{}, { agent: "1", name: "Ana" }, { name: "" }, { agent: 1 }])("%j removes nobody", (draft) => {
  expect(removalDraft.safeParse(draft).success).toBe(false);
});
