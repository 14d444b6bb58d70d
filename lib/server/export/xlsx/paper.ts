import { escapeXml } from "./escape-xml";
import { lettersOf } from "./place";

/** What of a sheet its look on paper depends on. */
export type PaperSheet = {
  name: string;
  /** In letters, by place. */
  widths: readonly number[];
  /** How many rows and columns stay in view; null = none. */
  frozen: { rows: number; columns: number } | null;
  /** Whether its first row titles the others: it is repeated on paper, filters all but the last, and their zeros are faint. */
  hasHead: boolean;
};

// Wider, nobody could read it in the width of a page.
const mostLettersAPage = 240;
// Of 255 that there may be, with the marks of the program.
const mostHeaderLetters = 200;

/** Whether a sheet is made as narrow as a page; a wider one goes on to the next, its first columns with it. */
export function fitsPage({ widths }: PaperSheet): boolean {
  return widths.reduce((sum, width) => sum + width, 0) <= mostLettersAPage;
}

/** The rows and columns that are repeated on every page, as a workbook names them; null = none. */
export function titlesOf(sheet: PaperSheet): string | null {
  const { hasHead, frozen, name } = sheet;
  if (!hasHead) return null;
  const columns = frozen?.columns ?? 0;
  const side = columns > 0 && !fitsPage(sheet) ? `'${name}'!$A:$${lettersOf(columns - 1)},` : "";
  return `${side}'${name}'!$1:$1`;
}

/** A4 across, what it is of above, sheet and page below. */
export function writePage(sheet: PaperSheet, header: string): string {
  const size = fitsPage(sheet) ? 'fitToWidth="1" fitToHeight="0"' : 'pageOrder="overThenDown"';
  const scale = fitsPage(sheet) ? "" : ' scale="70"';
  const above = escapeXml(`&L${header.slice(0, mostHeaderLetters).replaceAll("&", "&&")}`);
  return (
    '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9"${scale} ${size} orientation="landscape"/>` +
    `<headerFooter><oddHeader>${above}</oddHeader><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
  );
}
