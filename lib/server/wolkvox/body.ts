import { type Duplex, PassThrough, type Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { createByteStore } from "@/lib/server/wolkvox/parsing/byte-store";
import { UpstreamMalformedError, UpstreamTruncatedError } from "@/lib/server/wolkvox/parsing/upstream-errors";
import type { Deadline } from "./deadline";

/** `isReport`: too long a body may lack rows; else it is no answer of wolkvox's. */
export type BodyLimits = { maxBytes: number; isReport: boolean };

type Headers = Record<string, string | string[] | undefined>;

const mebibyte = 1024 * 1024;
const chunkSize = 64 * 1024;
// Reports shrink to a tenth or a thirtieth. Beyond these two together a body is made to fill memory, whatever the cap.
const suspectBytes = 32 * mebibyte;
const suspectRatio = 200;
// Four times a report of 60,000 records: of longer bodies one at a time is held, the others wait on their connection.
const largeBodyBytes = 32 * mebibyte;

/**
 * The body, unpacked, in bounded memory: bytes are counted as they arrive and again as they unpack. Beyond
 * `largeBodyBytes` it waits for `lockLargeBody`.
 * @throws UpstreamTruncatedError `size`, UpstreamMalformedError `encoding`, or what undici and zlib throw.
 */
export async function readBody(
  body: Readable,
  headers: Headers,
  limits: BodyLimits,
  deadline: Deadline,
  lockLargeBody: () => Promise<void>,
): Promise<Buffer> {
  const store = createByteStore(limits.maxBytes);
  let isLarge = false;
  let received = 0;
  let unpacked = 0;

  async function* countReceived(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      deadline.touch();
      received += chunk.length;
      if (received > limits.maxBytes) throw tooLong(limits);
      yield chunk;
    }
  }

  async function collect(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      unpacked += chunk.length;
      if (unpacked > limits.maxBytes || isBomb(received, unpacked)) throw tooLong(limits);
      if (!isLarge && unpacked > largeBodyBytes) {
        isLarge = true;
        await lockLargeBody();
      }
      store.append(chunk);
    }
  }

  deadline.touch();
  try {
    const unpacker = createUnpacker(headers["content-encoding"]);
    if (Number(headers["content-length"] ?? 0) > limits.maxBytes) throw tooLong(limits);
    await pipeline(readOn(body), countReceived, unpacker, collect, { signal: deadline.signal });
  } catch (error) {
    body.on("error", () => {});
    throw error;
  }
  return store.take();
}

/**
 * After `readBody` has thrown: whether the far end has ended the body. What is under way still is read for `restMs`, to
 * nowhere, then the connection is closed from here.
 */
export async function isBodyOver(body: Readable, deadline: Deadline, restMs: number): Promise<boolean> {
  if (body.errored) return !deadline.signal.aborted;
  const cut = AbortSignal.any([deadline.signal, AbortSignal.timeout(restMs)]);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(body, nowhere, { signal: cut }).catch(() => {});
  return !cut.aborted;
}

// A pipeline that fails would else destroy it, and with it the knowledge of how the far end went on.
function readOn(body: Readable): AsyncIterable<Buffer> {
  return body.iterator({ destroyOnReturn: false });
}

function createUnpacker(encoding: string | string[] | undefined): Duplex {
  const name = String(encoding ?? "")
    .trim()
    .toLowerCase();
  if (name === "" || name === "identity") return new PassThrough();
  if (name === "gzip" || name === "x-gzip") return createGunzip({ chunkSize });
  if (name === "deflate") return createInflate({ chunkSize });
  if (name === "br") return createBrotliDecompress({ chunkSize });
  throw new UpstreamMalformedError("encoding", "wolkvox's answer is packed in a way that was not asked for.");
}

function isBomb(received: number, unpacked: number): boolean {
  return unpacked > suspectBytes && unpacked > received * suspectRatio;
}

function tooLong({ maxBytes, isReport }: BodyLimits): Error {
  const size = maxBytes >= mebibyte ? `${Math.floor(maxBytes / mebibyte)} MiB` : `${maxBytes} bytes`;
  return isReport
    ? new UpstreamTruncatedError(
        "size",
        `wolkvox's answer is too big: more than ${size}, or packed to fill memory.`,
      )
    : new UpstreamMalformedError("content", `wolkvox's refusal is no short text but more than ${size}.`);
}
