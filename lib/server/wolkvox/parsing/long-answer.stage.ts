import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { createWolkvoxClient, type WolkvoxClientOptions } from "@/lib/server/wolkvox/client";

export const mebibyte = 1024 * 1024;

/** What stands within `data`: `unit`, `times` over. */
type LongData = { unit: string; times: number; isPacked?: boolean };

/** One row of about a KiB, as many as fit below wolkvox's cap; it names nobody, so that none is called a repetition. */
export const wideRow = `{"agent_id":"","agent_name":"","aux_state":"Baño","time":"00:00:01","note":"${"x".repeat(960)}"},`;

/** A server that writes a long answer piece by piece, so that only its reader holds it, and a client of it. */
export async function serveLong(data: LongData, options: Partial<WolkvoxClientOptions> = {}) {
  const server = createServer((_, response) => {
    response.writeHead(200, {
      "content-type": "application/json",
      ...(data.isPacked && { "content-encoding": "gzip" }),
    });
    const text = Readable.from(listPieces(data), { objectMode: false });
    const sending = data.isPacked ? pipeline(text, createGzip(), response) : pipeline(text, response);
    // The reader may hang up at its limit.
    sending.catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const client = createWolkvoxClient({
    baseUrl: `http://127.0.0.1:${port}`,
    token: "token",
    now: () => 0,
    ...options,
  });
  return {
    client,
    async close() {
      await client.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function* listPieces({ unit, times }: LongData): Generator<Buffer> {
  yield Buffer.from('{"code":200,"data":[');
  const perPiece = Math.max(1, Math.floor((256 * 1024) / unit.length));
  const piece = Buffer.from(unit.repeat(perPiece));
  for (let left = times; left > 0; left -= perPiece)
    yield left >= perPiece ? piece : Buffer.from(unit.repeat(left));
  yield Buffer.from('{"agent_id":"2","aux_state":"","time":""}]}');
}
