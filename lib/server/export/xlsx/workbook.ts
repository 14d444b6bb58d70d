import { escapeXml } from "./escape-xml";
import { writeLooks } from "./look";
import { titlesOf } from "./paper";
import { type Sheet, writeSheet } from "./sheet";
import { writeZip, type ZipEntry } from "./zip";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packages = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook (ECMA-376, Office Open XML) as bytes, made while its sheets' rows come: memory does not grow with them.
 * `header` stands above every page on paper.
 */
export function writeWorkbook(
  { title, header }: { title: string; header: string },
  sheets: readonly Sheet[],
): AsyncGenerator<Buffer> {
  return writeZip([
    entry("[Content_Types].xml", writeContentTypes(sheets.length)),
    entry("_rels/.rels", writeRootRelations()),
    entry("docProps/core.xml", writeProperties(title)),
    entry("xl/workbook.xml", writeBook(sheets)),
    entry("xl/_rels/workbook.xml.rels", writeBookRelations(sheets.length)),
    entry("xl/styles.xml", writeLooks()),
    ...sheets.map((sheet, place) => ({
      path: `xl/worksheets/sheet${place + 1}.xml`,
      pieces: joinSmall(prefix(writeSheet(sheet, header))),
    })),
  ]);
}

function entry(path: string, xml: string): ZipEntry {
  return { path, pieces: [declaration + xml] };
}

async function* prefix(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield declaration;
  yield* pieces;
}

const pieceLetters = 64 * 1024;

// Small pieces cost a turn of the packer each.
async function* joinSmall(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = "";
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < pieceLetters) continue;
    yield waiting;
    waiting = "";
  }
  yield waiting;
}

function writeContentTypes(sheets: number): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  return (
    `<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("/xl/workbook.xml", `${spreadsheet}.sheet.main+xml`) +
    override("/xl/styles.xml", `${spreadsheet}.styles+xml`) +
    override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    numbers(sheets)
      .map((number) => override(`/xl/worksheets/sheet${number}.xml`, `${spreadsheet}.worksheet+xml`))
      .join("") +
    "</Types>"
  );
}

function writeRootRelations(): string {
  return writeRelations([
    [`${office}/relationships/officeDocument`, "xl/workbook.xml"],
    [`${packages}/relationships/metadata/core-properties`, "docProps/core.xml"],
  ]);
}

function writeBookRelations(sheets: number): string {
  return writeRelations([
    ...numbers(sheets).map(
      (number) => [`${office}/relationships/worksheet`, `worksheets/sheet${number}.xml`] as const,
    ),
    [`${office}/relationships/styles`, "styles.xml"],
  ]);
}

function writeRelations(relations: readonly (readonly [type: string, target: string])[]): string {
  const lines = relations.map(
    ([type, target], place) => `<Relationship Id="rId${place + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${lines.join("")}</Relationships>`;
}

function writeProperties(title: string): string {
  return (
    `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>Auxboard</dc:creator></cp:coreProperties>`
  );
}

// Every formula's value is in the file; a program that calculates does so again when it opens it.
function writeBook(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    ({ name }, place) => `<sheet name="${escapeXml(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  const heads = sheets.flatMap((sheet, place) => {
    const titles = titlesOf(sheet);
    const name = `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">`;
    return titles === null ? [] : `${name}${escapeXml(titles)}</definedName>`;
  });
  return (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
    `xmlns:r="${office}/relationships"><bookViews><workbookView/></bookViews><sheets>${list.join("")}</sheets>` +
    `${heads.length > 0 ? `<definedNames>${heads.join("")}</definedNames>` : ""}<calcPr fullCalcOnLoad="1"/></workbook>`
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place + 1);
}
