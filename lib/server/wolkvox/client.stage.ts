import { createServer, type Server, type Socket } from "node:net";
import { inspect } from "node:util";
import { ProblemError } from "@/lib/report/answers/problem";
import { createWolkvoxClient, type WolkvoxClient, type WolkvoxClientOptions } from "./client";
import type { Reply } from "./client.cases";

export const token = "s3cret-Token/+=~";
export const window = { from: "2026-11-16T00:00:00", to: "2026-11-16T23:59:59" };
const open: { server: Server; client: WolkvoxClient; sockets: Set<Socket> }[] = [];

/** Ends every client and server that `serve` has started. */
export async function closeServed(): Promise<void> {
  for (const { server, client, sockets } of open.splice(0)) {
    await client.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A server that answers each request with the next reply (the last one for ever), and a client of it. */
export async function serve(replies: Reply[], options: Partial<WolkvoxClientOptions> = {}) {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", (bytes) => {
      const reply = replies[Math.min(requests.length, replies.length - 1)];
      requests.push(bytes.toString());
      if (reply) send(socket, reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const client = createWolkvoxClient({
    baseUrl: `http://127.0.0.1:${port}`,
    token,
    now: () => 1_763_300_000_000,
    timeoutMs: 30_000,
    ...options,
  });
  open.push({ server, client, sockets });
  return { client, requests };
}

function send(socket: Socket, { bytes, ending }: Reply): void {
  socket.write(bytes, () => {
    if (ending === "close") socket.end();
    if (ending === "reset") setTimeout(() => socket.resetAndDestroy(), 30);
  });
}

/** What a call fails with. @throws Error where it does not. */
export async function problemOf(client: WolkvoxClient): Promise<ProblemError> {
  const answer = await client.loadAuxTime(window).catch((error: unknown) => error);
  if (answer instanceof ProblemError) return answer;
  throw new Error(`expected a problem, got ${inspect(answer)}`);
}
