import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { serveAgent3 } from "./agent-3.ts";
import { AGENT_3_PATH } from "./agent-3-call.ts";
import { AGENT_LIST_PATH, serveAgentList } from "./agent-list.ts";
import { readClock } from "./civil-clock.ts";
import { CONTROL_PREFIX, serveControl } from "./control.ts";
import { DEFAULT_SETTINGS, mergeSettings, type Settings } from "./settings.ts";
import { createStandIn, type StandIn } from "./stand-in.ts";

export type StandInOptions = Partial<Settings> & { port?: number; host?: string };

export type RunningStandIn = { url: string; port: number; close: () => Promise<void> };

async function serve(standIn: StandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://stand-in");
  if (url.pathname.startsWith(CONTROL_PREFIX)) return serveControl(standIn, request, response, url);
  if (url.pathname === AGENT_3_PATH && request.method === "GET") {
    return serveAgent3(standIn, request, response, url.searchParams);
  }
  if (url.pathname === AGENT_LIST_PATH && request.method === "GET") {
    return serveAgentList(standIn, request, response, url.searchParams);
  }
  response.writeHead(404, { "Content-Type": "text/html" }).end("<h1>404 Not Found</h1>");
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Throws an InputError on settings out of bounds; port 0 takes a free one. */
export async function startStandIn(options: StandInOptions = {}): Promise<RunningStandIn> {
  const { port: wanted = 0, host = "127.0.0.1", ...settings } = options;
  const closing = new AbortController();
  const standIn = createStandIn({
    settings: mergeSettings(DEFAULT_SETTINGS, settings),
    clock: readClock,
    closing: closing.signal,
  });
  const server = createServer((request, response) => {
    serve(standIn, request, response).catch((error: unknown) => {
      process.stderr.write(`stand-in wolkvox: ${error instanceof Error ? error.stack : String(error)}\n`);
      response.destroy();
    });
  });
  const port = await listen(server, wanted, host);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      closing.abort();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`, port, close };
}
