import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { packFiles, withPackedFiles } from "./packed-files.mjs";
import { closeServer, createGuardedServer, listen } from "./server.mjs";

const script = `say("${"aé".repeat(500)}");`;
const path = "/_next/static/chunks/a-1.js";

/** A build's folder with a script, a style and a font. */
function makeFolder() {
  const parent = mkdtempSync(join(tmpdir(), "auxboard-packed-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, "static");
  mkdirSync(join(folder, "chunks"), { recursive: true });
  writeFileSync(join(parent, "BUILD_ID"), "secret");
  writeFileSync(join(folder, "chunks", "a-1.js"), script);
  writeFileSync(join(folder, "chunks", "a-1.css"), "p { color: red }");
  writeFileSync(join(folder, "font.woff2"), script);
  return folder;
}

/** `ask` sends the path as it is written; what the app is asked is answered by its address. */
async function serve(folder) {
  const handle = withPackedFiles(folder, async ({ url }, response) => response.end(`app ${url}`));
  const server = createGuardedServer(handle, { findClientAddress: (address) => address });
  const port = await listen(server, 0, "127.0.0.1");
  onTestFinished(() => closeServer(server, 0));
  return async (url, headers = {}, method = "GET") => {
    const { promise, resolve, reject } = Promise.withResolvers();
    httpRequest({ port, host: "127.0.0.1", path: url, method, headers }, resolve).on("error", reject).end();
    const answer = await promise;
    return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
  };
}

async function servePacked() {
  const folder = makeFolder();
  await packFiles(folder);
  return { folder, ask: await serve(folder) };
}

const br = { "accept-encoding": "gzip, deflate, br, zstd" };

test.each([
  ["gzip, deflate, br, zstd", "br"],
  ["BR;q=0.1 , gzip", "br"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br; q=0.0,gzip", "gzip"],
  ["gzip", "gzip"],
])("whoever accepts %j is sent %s", async (accepted, packing) => {
  const { ask } = await servePacked();
  const answer = await ask(`${path}?dpl=1`, { "accept-encoding": accepted });
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      "content-encoding": packing,
      "content-length": String(answer.body.length),
      "content-type": "application/javascript; charset=UTF-8",
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    },
  });
  const unpack = packing === "br" ? brotliDecompressSync : gunzipSync;
  expect(unpack(answer.body).toString()).toBe(script);
});

test.each([undefined, "", "identity", "deflate, zstd", "brotli", "br;q=0, gzip;q=0", "*"])(
  "the app answers whoever accepts %j",
  async (accepted) => {
    const { ask } = await servePacked();
    const answer = await ask(path, accepted === undefined ? {} : { "accept-encoding": accepted });
    expect(String(answer.body)).toBe(`app ${path}`);
  },
);

test("HEAD has the headers of GET and no body; what a browser has already is not sent again", async () => {
  const { ask } = await servePacked();
  const whole = await ask(path, br);
  const head = await ask(path, br, "HEAD");
  expect([head.status, head.body.length]).toEqual([200, 0]);
  expect({ ...head.headers, date: "" }).toEqual({ ...whole.headers, date: "" });
  const again = await ask(path, { ...br, "if-none-match": `"other", W/${whole.headers.etag}` });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, whole.headers.etag]);
  const other = await ask(path, { "accept-encoding": "gzip", "if-none-match": whole.headers.etag });
  expect(other.status).toBe(200);
});

test("a part of a file and any other method are the app's to answer", async () => {
  const { ask } = await servePacked();
  const part = await ask(path, { ...br, range: "bytes=0-9" });
  const post = await ask(path, br, "POST");
  expect([String(part.body), String(post.body)]).toEqual([`app ${path}`, `app ${path}`]);
});

test.each([
  ...["/_next/static/chunks/none.js", "/_next/static/", "/_next/static/chunks", "/_next/static/font.woff2"],
  ...["/_next/static/..%2fBUILD_ID", "/_next/static/chunks%2fa-1.js", "/_next/static/chunks/a-1.js/"],
  ...["/_next/static//chunks/a-1.js", "/_next/static/chunks/a-1.js.br", "/chunks/a-1.js", "/"],
  ...["/_next/static/constructor", "/_next/static/__proto__"],
])("%s is the app's to answer", async (url) => {
  const { ask } = await servePacked();
  expect(String((await ask(url, br)).body)).toBe(`app ${url}`);
});

test.each(["/_next/static/%2e%2e/BUILD_ID", "/_next/static/../BUILD_ID", `${path}%00`, "/_next/static/%ff"])(
  "%s is refused",
  async (url) => {
    const { ask } = await servePacked();
    const answer = await ask(url, br);
    expect([400, 404]).toContain(answer.status);
    expect(String(answer.body)).not.toContain("secret");
  },
);

test("a build that takes this one's place while it runs changes nothing of what is sent", async () => {
  const { folder, ask } = await servePacked();
  const before = await ask(path, br);
  rmSync(folder, { recursive: true });
  const after = await ask(path, br);
  expect([after.status, after.body]).toEqual([200, before.body]);
});

test("scripts and styles are packed, each whole, and nothing else", async () => {
  const { folder } = await servePacked();
  const names = readdirSync(folder, { recursive: true }).sort();
  expect(names).toEqual([
    ...["chunks", "chunks/a-1.css", "chunks/a-1.css.br", "chunks/a-1.css.gz"],
    ...["chunks/a-1.js", "chunks/a-1.js.br", "chunks/a-1.js.gz", "font.woff2"],
  ]);
});

test("of a build that was not packed to its end, the app answers for the rest", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "chunks", "a-1.js.br.part"), "half");
  const ask = await serve(folder);
  expect(String((await ask(path, br)).body)).toBe(`app ${path}`);
});
