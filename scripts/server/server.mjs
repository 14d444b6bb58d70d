import { createServer } from "node:http";
import { answerClientError } from "./client-error.mjs";
import { guardRequest } from "./guard.mjs";
import { sendRefusal } from "./refusal.mjs";

/** An HTTP server whose every request has passed the guard before `handle` sees it. */
export function createGuardedServer(handle, findClientAddress) {
  const server = createServer((request, response) => {
    const refusal = guardRequest(request, findClientAddress);
    if (refusal) return sendRefusal(request, response, refusal);
    handle(request, response).catch((error) => failRequest(response, error));
  });
  server.on("clientError", answerClientError);
  // Above the 60 s after which the usual load balancers drop an idle connection: the server is never first.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
  return server;
}

/** Resolves once the server listens; rejects with the system's error. Without a host: every interface. */
export function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve(server.address().port);
    });
  });
}

/** Takes no new connection, lets what runs finish, and cuts what still runs after `graceMs`. */
export async function closeServer(server, graceMs) {
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  clearTimeout(cut);
}

function failRequest(response, error) {
  console.error(error);
  if (response.headersSent) return response.destroy();
  response.writeHead(500, { "Content-Type": "text/plain" }).end("Internal Server Error");
}
