import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createTransport, type Transport, type TransportOptions } from "./transport";

const open: { server: Server; transport: Transport }[] = [];

export type Handler = (response: ServerResponse, request: IncomingMessage) => unknown;

export const mebibyte = 1024 * 1024;

/** A server that answers so, and the transport that asks it. */
export async function serve(handle: Handler, options: Partial<TransportOptions> = {}) {
  const server = createServer((request, response) => {
    response.on("error", () => {});
    void handle(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = new URL(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
  const transport = createTransport({
    timeoutMs: 20_000,
    maxBytes: 256 * mebibyte,
    connections: 1,
    ...options,
  });
  open.push({ server, transport });
  return { transport, url, get: () => transport.get(url, {}, async (wire) => wire) };
}

/** Ends what the last test has opened. */
export async function closeServed(): Promise<void> {
  for (const { server, transport } of open.splice(0)) {
    await transport.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
