import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createBrotliCompress, createGzip, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { closeServed, type Handler, mebibyte, serve } from "./transport.stage";

afterEach(closeServed);

describe("memory is bounded whatever arrives", () => {
  /** Runs the call and tells how far the process grew meanwhile, in mebibytes. */
  async function growthOf(call: () => Promise<unknown>): Promise<{ error: unknown; growth: number }> {
    const before = process.memoryUsage.rss();
    let peak = before;
    const sampling = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 5);
    const error = await call().then(
      () => null,
      (reason: unknown) => reason,
    );
    clearInterval(sampling);
    return { error, growth: (Math.max(peak, process.memoryUsage.rss()) - before) / mebibyte };
  }

  /** Writes blanks until the length is reached or the client leaves. */
  async function writeBlanks(
    target: NodeJS.WritableStream,
    bytes: number,
    isGone: () => boolean,
  ): Promise<void> {
    const blanks = Buffer.alloc(mebibyte, " ");
    for (let left = bytes; left > 0 && !isGone(); left -= mebibyte)
      if (!target.write(blanks))
        await Promise.race([new Promise((resolve) => target.once("drain", resolve)), pause(500)]);
    target.end();
  }

  const tooBig = { code: "upstream-truncated", reason: "size" };

  test("a Content-Length above the cap is not read at all", async () => {
    const { get } = await serve(
      (response) => {
        response.writeHead(200, { "Content-Length": String(257 * mebibyte) });
        response.write("x");
      },
      { restMs: 200 },
    );
    await expect(get()).rejects.toMatchObject(tooBig);
  });

  test("600 MiB of plain text are cut at the cap long before they are a string", async () => {
    const handle: Handler = (response) => writeBlanks(response, 600 * mebibyte, () => response.destroyed);
    const { get } = await serve(handle, { maxBytes: 8 * mebibyte });
    // The process's first call also brings in code and buffers that stay: it is no measure of this one.
    await expect(get()).rejects.toMatchObject(tooBig);
    const { error, growth } = await growthOf(get);
    expect(error).toMatchObject(tooBig);
    expect(growth).toBeLessThan(100);
  });

  test.each([
    ["gzip", () => createGzip({ level: 6 })],
    ["br", () => createBrotliCompress({ params: { 1: 4 } })],
  ] as const)(
    "a small %s body that unpacks to 200 MiB is cut soon, below the cap",
    async (encoding, createPacker) => {
      const packer = createPacker();
      const chunks: Buffer[] = [];
      packer.on("data", (chunk: Buffer) => chunks.push(chunk));
      await writeBlanks(packer, 200 * mebibyte, () => false);
      await new Promise((resolve) => packer.once("end", resolve));
      const { get } = await serve((response) => {
        response.writeHead(200, { "Content-Encoding": encoding });
        response.end(Buffer.concat(chunks));
      });
      const { error, growth } = await growthOf(get);
      expect(Buffer.concat(chunks).length).toBeLessThan(400 * 1024);
      expect(error).toMatchObject(tooBig);
      expect(growth).toBeLessThan(150);
    },
  );

  test("a cap counts unpacked bytes, too", async () => {
    const { get } = await serve(
      (response) => {
        response.writeHead(200, { "Content-Encoding": "gzip" });
        response.end(gzipSync("x".repeat(2001)));
      },
      { maxBytes: 2000 },
    );
    await expect(get()).rejects.toMatchObject(tooBig);
  });

  test("a cap counts packed bytes, too", async () => {
    const { get } = await serve(
      (response) => {
        response.writeHead(200, { "Content-Encoding": "gzip", "Transfer-Encoding": "chunked" });
        response.end(gzipSync(randomBytes(2000)));
      },
      { maxBytes: 2010 },
    );
    await expect(get()).rejects.toMatchObject(tooBig);
  });

  test("a body of exactly the cap is whole", async () => {
    const { get } = await serve((response) => response.end("x".repeat(2000)), { maxBytes: 2000 });
    expect((await get()).body).toHaveLength(2000);
  });

  test("257 MiB of plain text are cut at 256", async () => {
    const { get } = await serve((response) =>
      writeBlanks(response, 257 * mebibyte, () => response.destroyed),
    );
    const { error, growth } = await growthOf(get);
    expect(error).toMatchObject(tooBig);
    expect(growth).toBeLessThan(400);
  });

  test("of two large bodies one is held at a time, and both are whole", async () => {
    let sent = 0;
    const handle: Handler = (response) => writeBlanks(response, 48 * mebibyte, () => response.destroyed);
    const { transport, url } = await serve(handle, { connections: 2 });
    const read = async ({ body }: { body: Buffer }) => {
      sent += 1;
      const own = sent;
      await pause(300);
      expect(sent).toBe(own);
      return body.length;
    };
    const both = [transport.get(url, {}, read), transport.get(url, {}, read)];
    expect(await Promise.all(both)).toEqual([48 * mebibyte, 48 * mebibyte]);
  });
});
