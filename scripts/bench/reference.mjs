import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endChild, startChild } from "../children.mjs";
import { Failure } from "../failure.mjs";
import { root } from "../root.mjs";
import { findRuntime } from "../runtime.mjs";
import { serverOptions } from "../server-options.mjs";
import { runTool } from "../tool.mjs";

/** A bare node:http server in a process of its own that sends `body` to whoever asks. */
export async function startReference(body, type) {
  const { ask, ...reference } = await startServer("bare-server.mjs");
  await ask({ body: body.toString("base64"), type });
  return { ...reference, memoryBytes: (await ask()).memoryBytes };
}

/** A handler of Next's that sends `body` as a constant, built by the same Next and served without anything of ours. */
export async function startNextReference(body, type) {
  const dir = join(root, "test-results", "bench-next");
  await rm(dir, { recursive: true, force: true });
  await mkdir(join(dir, "app", "api", "report"), { recursive: true });
  const files = { ...emptyFiles, body, "app/api/report/route.js": handlerOf(join(dir, "body"), type) };
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  const code = await runTool(["next"], ["build", dir], {}, () => {});
  if (code !== 0) throw new Failure("The reference of Next could not be built.");
  const { ask, ...reference } = await startServer("bare-next.mjs", dir);
  return reference;
}

// Without files of its own Next takes those of the folders above it: ours.
const emptyFiles = {
  "instrumentation.js": "export function register() {}\n",
  "next.config.js": `export default { turbopack: { root: ${JSON.stringify(root)} } };\n`,
  "package.json": '{ "private": true, "type": "module" }\n',
  "proxy.js": 'export function proxy() {}\nexport const config = { matcher: "/none" };\n',
};

function handlerOf(path, type) {
  const headers = JSON.stringify({ "content-type": type, "cache-control": "private, no-store" });
  return `import { readFileSync } from "node:fs";
const body = new Uint8Array(readFileSync(${JSON.stringify(path)}));
export const dynamic = "force-dynamic";
export const GET = () => new Response(body, { headers: ${headers} });
`;
}

async function startServer(name, ...words) {
  const child = startChild(findRuntime(), [...serverOptions, join(root, "scripts", "bench", name), ...words]);
  const [{ port }] = await once(child, "message");
  const ask = async (order = null) => {
    child.send(order);
    const [figures] = await once(child, "message");
    return figures;
  };
  const readCpuSeconds = async () => (await ask()).cpuSeconds;
  return { url: `http://127.0.0.1:${port}`, ask, readCpuSeconds, stop: () => endChild(child) };
}
