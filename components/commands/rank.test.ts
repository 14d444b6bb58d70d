import { expect, test } from "vitest";
import { foldWords } from "@/lib/report/text";
import { rankMatches } from "./rank";

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
