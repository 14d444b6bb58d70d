import { hasMoreThan } from "./byte-count";
import { UpstreamMalformedError } from "./upstream-errors";

export type DecodedText = {
  text: string;
  /** Places whose bytes were not valid in the charset and were read as windows-1252. */
  invalidPlaces: number;
};

// Labels of the WHATWG encoding standard, which reads all of the second row as windows-1252.
const utf8Labels = new Set(["", "utf-8", "utf8", "unicode-1-1-utf-8"]);
const latinLabels = new Set(["iso-8859-1", "iso8859-1", "latin1", "l1", "windows-1252", "cp1252"]);
const asciiLabels = new Set(["us-ascii", "ascii"]);

// The first bytes of UTF-16 with its mark, of gzip and of zstd. UTF-16 without a mark has a NUL in its first two.
const foreignStarts = ["\xff\xfe", "\xfe\xff", "\x1f\x8b", "\x28\xb5\x2f\xfd"];

// 60,000 records, wolkvox's cap, of 32 each: letters with accents are read one by one where their charset is unknown.
const mostMixed = 2_000_000;

const validSequence =
  "[\\xc2-\\xdf][\\x80-\\xbf]|\\xe0[\\xa0-\\xbf][\\x80-\\xbf]|[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}|" +
  "\\xed[\\x80-\\x9f][\\x80-\\xbf]|\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}|[\\xf1-\\xf3][\\x80-\\xbf]{3}|" +
  "\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}";
const highBytes = new RegExp(`(${validSequence})|[\\x80-\\xff]`, "g");

/**
 * The body as text, without its byte order mark, in the charset of its content type (UTF-8 where none is named).
 * Bytes that are not UTF-8 are read as windows-1252, one by one, and counted: whole-text windows-1252 would give
 * every other name a second spelling, U+FFFD would make two names one.
 * @throws UpstreamMalformedError `encoding` for UTF-16, packed bytes and unknown charsets.
 */
export function decodeText(bytes: Buffer, contentType: string): DecodedText {
  const label = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1]?.toLowerCase() ?? "";
  const start = bytes.toString("latin1", 0, 4);
  if (start.slice(0, 2).includes("\0") || foreignStarts.some((each) => start.startsWith(each)))
    throw foreign("is not text in UTF-8 or Latin-1");
  if (start.startsWith("\xef\xbb\xbf")) return decodeUtf8(bytes.subarray(3));
  if (latinLabels.has(label))
    return { text: new TextDecoder("windows-1252").decode(bytes), invalidPlaces: 0 };
  if (utf8Labels.has(label) || asciiLabels.has(label)) return decodeUtf8(bytes);
  throw foreign("names a charset that is not offered");
}

function decodeUtf8(bytes: Buffer): DecodedText {
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
      invalidPlaces: 0,
    };
  } catch {
    return decodeMixed(bytes);
  }
}

function decodeMixed(bytes: Buffer): DecodedText {
  if (hasMoreThan(mostMixed, bytes, (byte) => byte >= 0x80)) throw foreign("is not text in UTF-8 or Latin-1");
  const latin = new TextDecoder("windows-1252");
  let invalidPlaces = 0;
  const text = bytes.toString("latin1").replace(highBytes, (found: string, valid: string | undefined) => {
    if (valid !== undefined) return Buffer.from(valid, "latin1").toString("utf8");
    invalidPlaces += 1;
    return latin.decode(Buffer.from(found, "latin1"));
  });
  return { text, invalidPlaces };
}

function foreign(what: string): UpstreamMalformedError {
  return new UpstreamMalformedError("encoding", `wolkvox's answer ${what}.`);
}
