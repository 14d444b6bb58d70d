import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { type Fault, fromRows, HTML_TYPE, JSON_TYPE } from "./fault-scene.ts";
import { formatSuccess } from "./wire.ts";

type Headers = Record<string, string>;

function encoded(headers: Headers, encode: (text: string) => string | Buffer): Fault {
  return fromRows((rows) => ({ headers, body: encode(formatSuccess(rows)) }));
}

function charset(name: string): Headers {
  return { "Content-Type": `application/json; charset=${name}` };
}

function compressed(name: string): Headers {
  return { ...JSON_TYPE, "Content-Encoding": name };
}

/** 0xF1 is ñ in Latin-1 and never valid UTF-8 before a letter. */
function breakFirstName(text: string): Buffer {
  const [before = "", ...after] = text.split('"agent_name":"');
  const rest = after.join('"agent_name":"');
  return Buffer.concat([
    Buffer.from(`${before}"agent_name":"Mu`),
    Buffer.from([0xf1]),
    Buffer.from(`oz ${rest}`),
  ]);
}

function cut(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length * 0.6));
}

/** The right report in bytes that are labelled, packed or spelt otherwise. */
export const encodingFaults: Record<string, Fault> = {
  "json-as-html": encoded(HTML_TYPE, (text) => text),
  "json-untyped": encoded({}, (text) => text),
  "utf8-bom": encoded(JSON_TYPE, (text) => `\ufeff${text}`),
  latin1: encoded(charset("iso-8859-1"), (text) => Buffer.from(text, "latin1")),
  "latin1-as-utf8": encoded(JSON_TYPE, (text) => Buffer.from(text, "latin1")),
  utf16: encoded(charset("utf-16"), (text) => Buffer.from(`\ufeff${text}`, "utf16le")),
  "charset-unknown": encoded(charset("x-mac-martian"), (text) => text),
  "invalid-utf8": encoded(JSON_TYPE, breakFirstName),
  gzip: encoded(compressed("gzip"), (text) => gzipSync(text)),
  brotli: encoded(compressed("br"), (text) => brotliCompressSync(text)),
  zstd: encoded(compressed("zstd"), (text) => zstdCompressSync(text)),
  "gzip-cut": encoded(compressed("gzip"), (text) => cut(gzipSync(text))),
  "gzip-false-header": encoded(compressed("gzip"), (text) => text),
  "encoding-unknown": encoded(compressed("x-martian"), (text) => text),
};
