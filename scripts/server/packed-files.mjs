import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const address = "/_next/static/";
const types = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};

// The first one that a caller accepts is sent. Browsers accept brotli by https and from this machine alone.
const packings = [
  { name: "br", ending: ".br", pack: packAsBrotli },
  {
    name: "gzip",
    ending: ".gz",
    pack: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  },
];

/** Writes scripts and styles of a build once more beside themselves, as small as each packing makes them. */
export async function packFiles(folder) {
  const packed = listFiles(folder)
    .filter((name) => types[extname(name)])
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      return packings.map(async ({ ending, pack }) =>
        writeWhole(join(folder, name + ending), await pack(bytes)),
      );
    });
  await Promise.all(packed);
}

/**
 * Answers for the packed files of `folder`. They are read here and kept in memory, so a build that takes the place of this
 * one changes nothing of what is sent. Whatever else is asked for, or otherwise, is left to `handle`.
 */
export function withPackedFiles(folder, handle) {
  const files = readPackedFiles(folder);
  return async (request, response) => {
    const packed = files.get(request.url.split("?", 1)[0]);
    const isWhole = ["GET", "HEAD"].includes(request.method) && request.headers.range === undefined;
    const chosen = isWhole ? packed?.find(({ name }) => accepts(request, name)) : undefined;
    return chosen ? send(request, response, chosen) : handle(request, response);
  };
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
}

function packAsBrotli(bytes) {
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

// `npm start` serves a build that was not finished: half a file must not be among it.
function writeWhole(path, bytes) {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

/** What each address has, in the order of `packings`. */
function readPackedFiles(folder) {
  const files = new Map();
  const names = listFiles(folder);
  for (const { name, ending } of packings) {
    for (const file of names.filter((each) => each.endsWith(ending))) {
      const plain = file.slice(0, -ending.length);
      const packed = { name, ...readPacked(join(folder, file), name, types[extname(plain)]) };
      files.set(address + plain, [...(files.get(address + plain) ?? []), packed]);
    }
  }
  return files;
}

function readPacked(path, name, type) {
  const body = readFileSync(path);
  const digest = createHash("sha256").update(body).digest("base64url");
  const kept = {
    // The name of each file has a digest of what it holds.
    "Cache-Control": "public, max-age=31536000, immutable",
    Vary: "Accept-Encoding",
    ETag: `"${digest.slice(0, 22)}"`,
  };
  return {
    body,
    kept,
    headers: { ...kept, "Content-Type": type, "Content-Encoding": name, "Content-Length": body.length },
  };
}

// `br;q=0` is a refusal.
function accepts({ headers }, name) {
  const words = (headers["accept-encoding"] ?? "").toLowerCase().replaceAll(" ", "").split(",");
  const weight = `${name};q=`;
  return words.some(
    (word) => word === name || (word.startsWith(weight) && Number(word.slice(weight.length)) > 0),
  );
}

function send({ method, headers: asked }, response, { body, kept, headers }) {
  if (asked["if-none-match"]?.includes(kept.ETag)) response.writeHead(304, kept).end();
  else response.writeHead(200, headers).end(method === "HEAD" ? undefined : body);
}
