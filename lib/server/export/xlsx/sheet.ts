import { type Row, writeRow } from "./cell";
import { fitsPage, type PaperSheet, writePage } from "./paper";
import { refOf } from "./place";

/** A sheet whose rows come in batches, from the top. */
export type Sheet = PaperSheet & {
  batches: Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>;
  /** Ranges that are one cell, `B2:F2`. */
  merged?: readonly string[];
};

const spaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** The XML of a sheet, piece by piece; `header` stands above it on paper. */
export async function* writeSheet(sheet: Sheet, header: string): AsyncGenerator<string> {
  const fits = fitsPage(sheet) ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "";
  yield `<worksheet ${spaces}>${fits}${writeView(sheet)}`;
  yield `<sheetFormatPr defaultRowHeight="15"/>${writeWidths(sheet.widths)}<sheetData>`;
  let count = 0;
  for await (const rows of sheet.batches) {
    let xml = "";
    for (const row of rows) {
      count += 1;
      xml += writeRow(row, count);
    }
    yield xml;
  }
  yield `</sheetData>${writeRules(sheet, count)}${writePage(sheet, header)}</worksheet>`;
}

function writeView({ frozen }: Sheet): string {
  if (!frozen) return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';
  const { rows, columns } = frozen;
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ""} ySplit="${rows}"`;
  const pane = columns > 0 ? "bottomRight" : "bottomLeft";
  const corner = refOf(columns, rows + 1);
  return (
    '<sheetViews><sheetView workbookViewId="0">' +
    `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  );
}

function writeWidths(widths: readonly number[]): string {
  const columns = widths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${columns.join("")}</cols>`;
}

// The last row of a table are its totals: no filter hides them, and their zeros are told as any other figure.
function writeRules({ hasHead, widths, merged = [] }: Sheet, count: number): string {
  const isTable = hasHead && count > 2;
  const end = refOf(widths.length - 1, count - 1);
  const cells = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return (
    (isTable ? `<autoFilter ref="A1:${end}"/>` : "") +
    (cells === "" ? "" : `<mergeCells count="${merged.length}">${cells}</mergeCells>`) +
    (isTable ? writeFaintZeros(`A2:${end}`) : "")
  );
}

function writeFaintZeros(ref: string): string {
  return (
    `<conditionalFormatting sqref="${ref}"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal">` +
    "<formula>0</formula></cfRule></conditionalFormatting>"
  );
}
