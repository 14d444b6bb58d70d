import { expect, test } from "vitest";
import { parseRecordCount, saysNothingElse } from "./record-words";

test.each([
  ["1 records were found", 1],
  ["5 records were found", 5],
  ["OK: 59999 registros encontrados", 59_999],
  ["Se encontraron 12 registros", 12],
  ["Records found: 7", 7],
  ["0 records were found", 0],
  ["No records were found", 0],
  ["No se encontraron registros", 0],
  ["Sin resultados", 0],
  ["no data", 0],
  ["Sin información para el rango", 0],
  ["Records not found", 0],
  ["OK", null],
  ["", null],
  ["Not Found", null],
  ["error 5", null],
])("%j says that there are %j records", (words, count) => expect(parseRecordCount(words)).toBe(count));

test.each([
  ["", true],
  ["NOT FOUND", true],
  ["NOT FOUND: ", true],
  ["404 Not Found.", true],
  ["Not Found: /api/v2", false],
  ["x", false],
])("%j says nothing else: %j", (words, isIt) => expect(saysNothingElse(words)).toBe(isIt));
