import { wait } from "./exchange.ts";
import { JSON_TYPE, type Scene } from "./fault-scene.ts";

/** Straight to the socket, past the HTTP library that would put it right; closes the connection. */
export function rawAnswer({ response }: Scene, text: string): void {
  response.socket?.end(text);
}

/** Sends the parts with a pause between them, as long as someone listens. */
export async function exchangeBytes(scene: Scene, parts: readonly Buffer[], pauseMs: number): Promise<void> {
  scene.response.writeHead(200, JSON_TYPE);
  for (const [index, part] of parts.entries()) {
    if (index > 0) await wait(pauseMs, scene.departed);
    if (scene.departed.aborted) return;
    scene.response.write(part);
  }
  scene.response.end();
}
