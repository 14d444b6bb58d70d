import { once } from "node:events";
import { join } from "node:path";
import { endChild, startChild } from "../children.mjs";
import { root } from "../root.mjs";
import { findRuntime } from "../runtime.mjs";

/** A bare node:http server in a process of its own that sends `body` to whoever asks. */
export async function startReference(body, type) {
  const child = startChild(findRuntime(), [join(root, "scripts", "bench", "bare-server.mjs")]);
  const [{ port }] = await once(child, "message");
  const ask = async (order = null) => {
    child.send(order);
    const [figures] = await once(child, "message");
    return figures;
  };
  const { memoryBytes } = await ask({ body: body.toString("base64"), type });
  const readCpuSeconds = async () => (await ask()).cpuSeconds;
  return { url: `http://127.0.0.1:${port}`, memoryBytes, readCpuSeconds, stop: () => endChild(child) };
}
