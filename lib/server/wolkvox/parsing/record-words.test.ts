import { expect, test } from "vitest";
import { parseRecordCount, saysNoRecords, saysNothingElse } from "./record-words";

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
  ["NOT FOUND: No records were found", true],
  ["No se encontraron registros", true],
  ["No se encontraron registros para el rango de fechas seleccionado.", true],
  ["There is no data available between 2026-11-15 00:00:00 and 2026-11-15 23:59:59", true],
  ["0 records were found", true],
  ["Sin información", true],
  ["5 records were found", false],
  ["", false],
  ["No connection to the data base", false],
  ["DATA CENTER NOT FOUND", false],
  ["Could not retrieve the records, try later", false],
  ["No information for this server", false],
  ["Timeout: 0 records were found", false],
  ["QUERY FAILED 0 records were found", false],
  ["Sin acceso a los datos", false],
  ["0 records processed of 5000", false],
])("%j says that there are no records, and nothing else: %j", (words, isIt) =>
  expect(saysNoRecords(words)).toBe(isIt),
);

test.each([
  ["", true],
  ["NOT FOUND", true],
  ["NOT FOUND: ", true],
  ["404 Not Found.", true],
  ["Not Found: /api/v2", false],
  ["x", false],
])("%j says nothing else: %j", (words, isIt) => expect(saysNothingElse(words)).toBe(isIt));
