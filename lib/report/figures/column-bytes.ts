import type { Steps } from "@/lib/report/steps";
import type { LocalColumns } from "./answer-columns";

// Rows, bytes of the texts, and how many bytes a number of each column takes.
const headBytes = 12;
const [wordBytes, doubleBytes] = [4, 8];
// Texts that take longer to read than the rest of a day.
const pieceBytes = 512 * 1024;
// Where whole seconds are words, a blank time is the word that no duration reaches.
const blankWord = -(2 ** 31);

/**
 * Columns as bytes: the texts as JSON, then each column in planes (the lowest byte of every row, then the next), which
 * compress to two thirds of what whole numbers do. Little-endian, as is every machine that Node runs on.
 */
export function* writeColumns(columns: LocalColumns): Steps<Uint8Array<ArrayBuffer>> {
  const { identities, states, identityOf, stateOf, seconds } = columns;
  const texts = new TextEncoder().encode(JSON.stringify([identities, states]));
  if (texts.length > pieceBytes) yield;
  const words = Int32Array.from(seconds, (time) => (Number.isNaN(time) ? blankWord : time));
  const areWords = seconds.every(
    (time, row) => Number.isNaN(time) || (words[row] === time && time !== blankWord),
  );
  const planes = [
    { column: identityOf, size: wordBytes, width: widthOf(identities.length) },
    { column: stateOf, size: wordBytes, width: widthOf(states.length) },
    areWords
      ? { column: words, size: wordBytes, width: wordBytes }
      : { column: seconds, size: doubleBytes, width: doubleBytes },
  ];
  const rows = seconds.length;
  const width = planes.reduce((sum, plane) => sum + plane.width, 0);
  const bytes = new Uint8Array(headBytes + texts.length + rows * width);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, rows, true);
  head.setUint32(4, texts.length, true);
  for (const [place, plane] of planes.entries()) head.setUint8(8 + place, plane.width);
  bytes.set(texts, headBytes);
  let at = headBytes + texts.length;
  for (const { column, size, width: count } of planes) {
    const memory = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    for (let plane = 0; plane < count; plane += 1, at += rows)
      for (let row = 0; row < rows; row += 1) bytes[at + row] = memory[row * size + plane] ?? 0;
  }
  return bytes;
}

// Bytes that the highest place takes.
function widthOf(count: number): number {
  return count <= 0x100 ? 1 : count <= 0x1_0000 ? 2 : wordBytes;
}

/** The columns again. @throws Error where the bytes are of no such form. */
export function* readColumns(bytes: Uint8Array): Steps<LocalColumns> {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [rows, textBytes] = [head.getUint32(0, true), head.getUint32(4, true)];
  const [identityWidth, stateWidth, timeWidth] = [head.getUint8(8), head.getUint8(9), head.getUint8(10)];
  if (bytes.length !== headBytes + textBytes + rows * (identityWidth + stateWidth + timeWidth))
    throw new Error("Columns have another length than they say.");
  const texts = parseTexts(bytes.subarray(headBytes, headBytes + textBytes));
  if (textBytes > pieceBytes) yield;
  const identityAt = headBytes + textBytes;
  const stateAt = identityAt + rows * identityWidth;
  const timeAt = stateAt + rows * stateWidth;
  return {
    ...texts,
    identityOf: readPlaces(bytes, identityAt, identityWidth, rows),
    stateOf: readPlaces(bytes, stateAt, stateWidth, rows),
    seconds: timeWidth === wordBytes ? readWords(bytes, timeAt, rows) : readDoubles(bytes, timeAt, rows),
  };
}

// What stands there was written by us: a schema would look at every text of it once more.
function parseTexts(bytes: Uint8Array): { identities: string[]; states: string[] } {
  const [identities, states]: [string[]?, string[]?] = JSON.parse(new TextDecoder().decode(bytes));
  if (!identities || !states) throw new Error("Columns have no texts.");
  return { identities, states };
}

function readPlaces(bytes: Uint8Array, at: number, width: number, rows: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(rows);
  for (let plane = 0; plane < width; plane += 1) {
    const [from, shift] = [at + plane * rows, 8 * plane];
    for (let row = 0; row < rows; row += 1)
      places[row] = (places[row] ?? 0) | ((bytes[from + row] ?? 0) << shift);
  }
  return places;
}

function readWords(bytes: Uint8Array, at: number, rows: number): Float64Array<ArrayBuffer> {
  const seconds = new Float64Array(rows);
  const [second, third, fourth] = [at + rows, at + 2 * rows, at + 3 * rows];
  for (let row = 0; row < rows; row += 1) {
    const low = (bytes[at + row] ?? 0) | ((bytes[second + row] ?? 0) << 8);
    const word = low | ((bytes[third + row] ?? 0) << 16) | ((bytes[fourth + row] ?? 0) << 24);
    seconds[row] = word === blankWord ? Number.NaN : word;
  }
  return seconds;
}

function readDoubles(bytes: Uint8Array, at: number, rows: number): Float64Array<ArrayBuffer> {
  const seconds = new Float64Array(rows);
  const memory = new Uint8Array(seconds.buffer);
  for (let plane = 0; plane < doubleBytes; plane += 1)
    for (let row = 0; row < rows; row += 1)
      memory[row * doubleBytes + plane] = bytes[at + plane * rows + row] ?? 0;
  return seconds;
}
