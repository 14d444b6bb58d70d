import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Fault, JSON_TYPE, type Scene } from "./fault-scene.ts";

/** One above the documented 256 MB. */
const TOO_MANY_BYTES = 257 * 1024 * 1024;

const CHUNK = Buffer.alloc(1024 * 1024, " ");

/** A valid empty report made long by blanks, so that nothing but its size is wrong. */
function* longReport(bytes: number): Generator<Buffer> {
  yield Buffer.from('{"code":"200","error":null,"msg":"0 records were found","data":[');
  for (let left = bytes; left > 0; left -= CHUNK.length)
    yield CHUNK.subarray(0, Math.min(left, CHUNK.length));
  yield Buffer.from("]}");
}

function loadReport({ order }: Scene): Readable {
  return Readable.from(longReport(order.bytes ?? TOO_MANY_BYTES), { objectMode: false });
}

function isDeparture(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}

/** A client that hangs up at its own limit is what these faults are for. */
function forgiveDeparture(error: unknown): void {
  if (!isDeparture(error)) throw error;
}

export const sizeFaults: Record<string, Fault> = {
  huge: async (scene) => {
    scene.response.writeHead(200, JSON_TYPE);
    await pipeline(loadReport(scene), scene.response).catch(forgiveDeparture);
  },
  "gzip-bomb": async (scene) => {
    scene.response.writeHead(200, { ...JSON_TYPE, "Content-Encoding": "gzip" });
    await pipeline(loadReport(scene), createGzip({ level: 9 }), scene.response).catch(forgiveDeparture);
  },
};
