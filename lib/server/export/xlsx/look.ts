import { escapeXml } from "./escape-xml";

/** What a number is written as; none where it stays as it is. */
const formats = {
  text: null,
  /** A duration of any length; hours never wrap at 24. */
  time: "[h]:mm:ss",
  /** A time below zero: Excel shows `####` for one under any form of time, so its days are shown. */
  negative: '[h]:mm:ss;-0.00000" d"',
  hours: "+0.000;-0.000;0.000",
  growth: "+0.0%;-0.0%;0.0%",
  part: "0.0%",
  count: "0",
  day: "yyyy-mm-dd",
  /** Titles, of words and of figures. */
  head: null,
  headEnd: null,
  /** Words on several lines. */
  wrapped: null,
} as const;

type Format = keyof typeof formats;

/** How a cell looks, by name; every one also in bold. */
export type Look = Format | `bold:${Format}`;

const alignments: Partial<Record<Format, string>> = {
  day: 'horizontal="left"',
  head: 'vertical="top" wrapText="1"',
  headEnd: 'horizontal="right" vertical="top" wrapText="1"',
  wrapped: 'vertical="top" wrapText="1"',
};

const names: readonly Format[] = Object.keys(formats).filter(isFormat);
const looks: Look[] = [...names, ...names.map((name): Look => `bold:${name}`)];
const places = new Map(looks.map((look, place) => [look, place]));
// Numbers below are the spreadsheet's own formats.
const firstOwnFormat = 164;

function isFormat(name: string): name is Format {
  return name in formats;
}

/** The number under which a workbook's cells name a look. */
export function numberOfLook(look: Look): number {
  return places.get(look) ?? 0;
}

/** `xl/styles.xml`: all looks, whether a workbook uses them or not; the one other form (`dxf`) is that of faint zeros. */
export function writeLooks(): string {
  const numbers = names.flatMap((name, place) => {
    const code = formats[name];
    return code === null
      ? []
      : `<numFmt numFmtId="${firstOwnFormat + place}" formatCode="${escapeXml(code)}"/>`;
  });
  return (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    list("numFmts", numbers) +
    list("fonts", ["", "<b/>"].map(writeFont)) +
    list(
      "fills",
      ['"none"/>', '"gray125"/>', '"solid"><fgColor rgb="FFEEF1F6"/></patternFill>'].map(writeFill),
    ) +
    list("borders", ["<border><left/><right/><top/><bottom/><diagonal/></border>"]) +
    list("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
    list("cellXfs", looks.map(writeLook)) +
    list("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']) +
    list("dxfs", ['<dxf><font><color rgb="FFA6A9AF"/></font></dxf>']) +
    "</styleSheet>"
  );
}

function writeFont(weight: string): string {
  return `<font>${weight}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
}

function writeFill(pattern: string): string {
  return `<fill><patternFill patternType=${pattern}</fill>`;
}

function writeLook(look: Look): string {
  const name = names.find((candidate) => look === candidate || look === `bold:${candidate}`) ?? "text";
  const format = formats[name] === null ? 0 : firstOwnFormat + names.indexOf(name);
  const isHead = name === "head" || name === "headEnd";
  const font = look.startsWith("bold:") ? 1 : 0;
  const start =
    `<xf numFmtId="${format}" fontId="${font}" fillId="${isHead ? 2 : 0}" borderId="0" xfId="0" ` +
    'applyNumberFormat="1" applyFont="1" applyFill="1"';
  const alignment = alignments[name];
  if (alignment === undefined) return `${start}/>`;
  return `${start} applyAlignment="1"><alignment ${alignment}/></xf>`;
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join("")}</${name}>`;
}
