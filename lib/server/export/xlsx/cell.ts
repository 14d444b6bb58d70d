import { escapeXml } from "./escape-xml";
import { type Look, numberOfLook } from "./look";
import { lettersOf } from "./place";

/** A cell of a sheet; a formula comes with the value that it has now, for readers that do not calculate. */
export type Cell = { value: string | number; look: Look; formula?: string } | null;

/** A row of a sheet; without a height of its own a program finds one. */
export type Row = { cells: readonly Cell[]; heightPoints?: number };

/** A row as XML, `number` counted from 1. Texts are inline: a table of them would have to be held until the end. */
export function writeRow({ cells, heightPoints }: Row, number: number): string {
  const height = heightPoints === undefined ? "" : ` ht="${heightPoints}" customHeight="1"`;
  let xml = `<row r="${number}"${height}>`;
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place];
    if (cell) xml += writeCell(cell, lettersOf(place) + number);
  }
  return `${xml}</row>`;
}

function writeCell({ value, look, formula }: NonNullable<Cell>, ref: string): string {
  const start = `<c r="${ref}" s="${numberOfLook(look)}"`;
  if (typeof value === "string")
    return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  const live = formula === undefined ? "" : `<f>${escapeXml(formula)}</f>`;
  return `${start}>${live}<v>${value}</v></c>`;
}
