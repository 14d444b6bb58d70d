import { once } from "node:events";
import { join } from "node:path";
import { endChild, startChild } from "../children.mjs";
import { root } from "../root.mjs";
import { findRuntime } from "../runtime.mjs";

/** A bare node:http server in a process of its own that sends `body` to whoever asks. */
export async function startReference(body, type) {
  const child = startChild(findRuntime(), [join(root, "scripts", "bench", "bare-server.mjs")]);
  const [{ port }] = await once(child, "message");
  child.send({ body: body.toString("base64"), type });
  const [{ memoryBytes }] = await once(child, "message");
  return { url: `http://127.0.0.1:${port}`, memoryBytes, stop: () => endChild(child) };
}
