import { expect, test } from "vitest";
import { foldWords } from "@/lib/report/text";
import { findNear, rankMatches } from "./rank";

const items = (...names: string[]) => names.map((name) => ({ name, folded: foldWords(name) }));
const find = (names: string[], query: string, most = 10) =>
  rankMatches(items(...names), query, most).map(({ item }) => item.name);

test("whoever begins with the query comes first, then whose words do", () => {
  expect(find(["Mariana Ana", "Susana Peña", "Ana Ruiz"], "ana")).toEqual(["Ana Ruiz", "Mariana Ana"]);
});

test("accents, case and the order of the words do not matter", () => {
  expect(find(["Peña Ruiz José", "Pena Ruiz Ana"], "JOSE pena")).toEqual(["Peña Ruiz José"]);
  expect(find(["Semana pasada"], "sem pas")).toEqual(["Semana pasada"]);
});

test("equals keep their order, and no more than asked for are answered", () => {
  expect(find(["Ana B", "Ana A", "Ana C"], "ana", 2)).toEqual(["Ana B", "Ana A"]);
});

test("a query without letters is everything; signs are plain text", () => {
  expect(find(["a", "b"], "  ")).toEqual(["a", "b"]);
  expect(find(["a.c", "abc"], "a.c")).toEqual(["a.c"]);
  expect(find(["abc"], "(+)+$")).toEqual([]);
});

const near = (query: string, ...names: string[]) =>
  findNear(items(...names), query, 10).map(({ name }) => name);

test.each([
  ["rodirguez", "swapped"],
  ["rodrigues", "wrong"],
  ["rodriguz", "lacking"],
  ["rrodriguez", "too many"],
  ["rodriguezz", "too many at the end"],
  ["bodriguez", "wrong at the beginning"],
  ["odriguez", "lacking at the beginning"],
  ["rodirg", "swapped in a beginning"],
  ["RODRÍGUES lucia", "wrong in one of two words"],
  ["lusia rodrigues", "wrong in each of two words"],
])("%s finds Lucía Rodríguez: a letter is %s", (query) => {
  expect(near(query, "Ana Ruiz", "Lucía Rodríguez")).toEqual(["Lucía Rodríguez"]);
});

test.each(["rodirgeuz", "rodr1gu3z", "lusia ramirez", "luz", "xucia paz"])(
  "%s does not: two letters of a word, or of a short one, are another name",
  (query) => {
    expect(near(query, "Lucía Rodríguez")).toEqual([]);
  },
);
