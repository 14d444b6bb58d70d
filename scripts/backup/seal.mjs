import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";

// SQLite's `user_version`: four bytes that are the application's own (sqlite.org/fileformat.html), and ours are free.
// A backup carries there a checksum of all its other bytes: SQLite's own checks see no flipped bit inside a value.
const place = { start: 60, end: 64 };
const chunkBytes = 1 << 20;

/** Writes the checksum into a closed database file. */
export function sealFile(path) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(checksumOf(path));
  withFile(path, "r+", (descriptor) => writeSync(descriptor, bytes, 0, 4, place.start));
}

/** Whether a file is, byte for byte, as it was sealed. */
export function isSealed(path) {
  const bytes = Buffer.alloc(4);
  withFile(path, "r", (descriptor) => readSync(descriptor, bytes, 0, 4, place.start));
  return bytes.readUInt32BE() === checksumOf(path);
}

// Never zero, which is what an unsealed file has there.
function checksumOf(path) {
  return withFile(path, "r", (descriptor) => {
    const chunk = Buffer.alloc(chunkBytes);
    let checksum = 0;
    for (let at = 0; ; ) {
      const length = readSync(descriptor, chunk, 0, chunkBytes, at);
      if (length === 0) return checksum || 1;
      if (at === 0) chunk.fill(0, place.start, place.end);
      checksum = crc32(chunk.subarray(0, length), checksum);
      at += length;
    }
  });
}

function withFile(path, flags, work) {
  const descriptor = openSync(path, flags);
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
