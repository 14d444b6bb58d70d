import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import { ProblemError } from "@/lib/report/answers/problem";

/** One file of an archive; its text comes piece by piece. */
export type ZipEntry = { path: string; pieces: Iterable<string> | AsyncIterable<string> };

type Written = { path: Uint8Array; crc: number; packedBytes: number; plainBytes: number; at: number };

const deflated = 8;
// Sizes follow the content (bit 3), names are UTF-8 (bit 11).
const flags = 0x0808;
const version = 20;
// The first of January 1980: an archive says nothing of when it was made.
const dosDate = 0x0021;
const commonFields = u16(version, flags, deflated, 0, dosDate);
// Sizes are four bytes each.
const mostBytes = 0xffff_ffff;

/**
 * An archive, piece by piece as its entries come: nothing is held but one line per entry (PKWARE's APPNOTE, 4.3).
 * @throws ProblemError `too-large` beyond four gigabytes.
 */
export async function* writeZip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for (const { path, pieces } of entries) {
    const entry: Written = { path: Buffer.from(path), crc: 0, packedBytes: 0, plainBytes: 0, at };
    written.push(entry);
    const head = localHeader(entry);
    yield head;
    for await (const packed of deflate(pieces, entry)) {
      entry.packedBytes += packed.length;
      yield packed;
    }
    const end = dataDescriptor(entry);
    yield end;
    at += head.length + entry.packedBytes + end.length;
    if (Math.max(at, entry.plainBytes) > mostBytes)
      throw new ProblemError("too-large", "This range makes too large a file: shorten it or filter.");
  }
  yield centralDirectory(written, at);
}

async function* deflate(pieces: ZipEntry["pieces"], entry: Written): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw();
  const fed = pipeline(encode(pieces, entry), packer);
  // The packer fails with its source, and is read below.
  fed.catch(() => {});
  yield* packer;
  await fed;
}

async function* encode(pieces: ZipEntry["pieces"], entry: Written): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    entry.crc = crc32(bytes, entry.crc);
    entry.plainBytes += bytes.length;
    yield bytes;
  }
}

function localHeader({ path }: Written): Buffer {
  // Check sum and sizes are in the descriptor; there is no extra field.
  return Buffer.concat([u32(0x04034b50), commonFields, u32(0, 0, 0), u16(path.length, 0), path]);
}

function dataDescriptor({ crc, packedBytes, plainBytes }: Written): Buffer {
  return u32(0x08074b50, crc, packedBytes, plainBytes);
}

function centralDirectory(written: readonly Written[], at: number): Buffer {
  const lines = written.map(({ path, crc, packedBytes, plainBytes, at: start }) => {
    const sizes = u32(crc, packedBytes, plainBytes);
    // No extra field, comment, second disk or attributes.
    const rest = [u16(path.length, 0, 0, 0, 0), u32(0, start)];
    return Buffer.concat([u32(0x02014b50), u16(version), commonFields, sizes, ...rest, path]);
  });
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const counts = u16(0, 0, written.length, written.length);
  return Buffer.concat([...lines, u32(0x06054b50), counts, u32(length, at), u16(0)]);
}

/** Numbers of two bytes each, the lowest first. */
function u16(...values: number[]): Buffer {
  return pack(values, 2);
}

/** Numbers of four bytes each, the lowest first. */
function u32(...values: number[]): Buffer {
  return pack(values, 4);
}

function pack(values: readonly number[], size: 2 | 4): Buffer {
  const bytes = Buffer.alloc(values.length * size);
  for (const [at, value] of values.entries()) bytes.writeUIntLE(value, at * size, size);
  return bytes;
}
