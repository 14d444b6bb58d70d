import { foldWords } from "./refusal";

const records =
  "(?:RECORDS?|REGISTROS?|RESULTS?|RESULTADOS?|ROWS?|FILAS?|DATA|DATOS|INFORMATION|INFORMACION)";
const countBefore = new RegExp(`(?<![\\w.,-])(\\d{1,9})\\s+(?:\\w+\\s+)?${records}\\b`);
const countAfter = new RegExp(`\\b${records}\\b[^\\d]{0,20}?[:=]?\\s*(\\d{1,9})(?![\\w.,])`);
const none = new RegExp(
  `\\b(?:NO|SIN|ZERO|CERO|NOT?|WITHOUT)\\b.{0,40}\\b${records}\\b|\\b${records}\\b.{0,20}\\bNOT FOUND\\b`,
);

/** How many records wolkvox says that it found ("5 records were found"); null where its words give no number. */
export function parseRecordCount(words: string): number | null {
  const folded = foldWords(words);
  const [, count] = countBefore.exec(folded) ?? countAfter.exec(folded) ?? [];
  if (count !== undefined) return Number(count);
  return none.test(folded) ? 0 : null;
}

/** Whether words say nothing beyond "not found": wolkvox's own code 404 needs no more. */
export function saysNothingElse(words: string): boolean {
  return /^[\s.:;,!-]*(?:(?:404|NOT FOUND|NO ENCONTRADO)[\s.:;,!-]*)*$/.test(foldWords(words));
}
