/** A row of a CSV: its line in the text (1 = the first), and its cells as they stand there. */
export type CsvRow = {
  line: number;
  cells: readonly string[];
  /** A quote was opened and never closed: the cell holds all that follows. */
  isCut: boolean;
};

const separators = [";", "\t", ","] as const;

/**
 * The text of a CSV file: UTF-8, UTF-16 with its mark, or, where the bytes are no UTF-8, windows-1252, which is what
 * spreadsheets write in Spanish-speaking offices.
 */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * The rows of a CSV (RFC 4180) that have anything in them, parted by semicolons, tabs or commas: by whichever the first
 * line has most of outside quotes. A line `sep=;` is none.
 */
export function parseCsv(given: string): CsvRow[] {
  const text = given.replace(/^\uFEFF/, "");
  const said = /^sep=(.)\r?\n/i.exec(text);
  const separator = said?.[1] ?? findSeparator(text);
  const rows = readRows(text, separator);
  return (said ? rows.slice(1) : rows).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

function findSeparator(text: string): string {
  const [first = ""] = text.trimStart().split(/\r\n|\r|\n/, 1);
  const outside = first.replace(/"(?:[^"]|"")*"/g, "");
  const counts = separators.map((separator) => outside.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ",";
}

function readRows(text: string, separator: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let [line, startLine, at] = [1, 1, 0];
  let isCut = false;

  function endRow(): void {
    rows.push({ line: startLine, cells, isCut });
    cells = [];
    startLine = line;
  }

  /** Reads a quoted cell, whose quotes are doubled inside; leaves `at` behind it. */
  function readQuoted(): string {
    let cell = "";
    for (at += 1; ; at += 1) {
      const end = text.indexOf('"', at);
      const piece = end === -1 ? text.slice(at) : text.slice(at, end);
      line += countLines(piece);
      cell += piece;
      isCut ||= end === -1;
      at = end === -1 ? text.length : end + 1;
      if (text[at] !== '"') return cell;
      cell += '"';
    }
  }

  while (at < text.length) {
    const isQuoted = text[at] === '"';
    const quoted = isQuoted ? readQuoted() : "";
    const rest = findEnd(text, at, separator);
    // What stands between a closing quote and the separator belongs to the cell.
    cells.push(quoted + text.slice(at, rest));
    at = rest;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) cells.push("");
      continue;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    endRow();
  }
  endRow();
  return rows;
}

function findEnd(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
