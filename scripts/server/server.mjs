import { createServer } from "node:http";
import { answerClientError } from "./client-error.mjs";
import { guardRequest } from "./guard.mjs";
import { sendRefusal, usualHeaders } from "./refusal.mjs";

const usualTimes = { headersMs: 10_000, bodyMs: 30_000, checkMs: 1_000 };

/** A year: what browsers ask of a site that they keep in their own list. */
const secureHeader = { "Strict-Transport-Security": "max-age=31536000" };

/**
 * An HTTP server whose every request has passed the guard before `handle` sees it. `isSecure`: the public address is https.
 * A head that takes longer than `headersMs`, or a whole request longer than `bodyMs`, is answered 408 and closed.
 */
export function createGuardedServer(handle, { findClientAddress, isSecure }, times = usualTimes) {
  const ownHeaders = Object.entries({ ...usualHeaders, ...(isSecure && secureHeader) });
  // Node looks for slow requests every half a minute, unless told.
  const server = createServer({ connectionsCheckingInterval: times.checkMs }, (request, response) => {
    for (const [name, value] of ownHeaders) response.setHeader(name, value);
    const refusal = guardRequest(request, findClientAddress);
    if (refusal) return sendRefusal(request, response, refusal);
    joinFirstWrites(response);
    handle(request, response).catch((error) => failRequest(response, error));
  });
  server.on("clientError", answerClientError);
  // Above the 60 s after which the usual load balancers drop an idle connection: the server is never first.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = times.headersMs;
  server.requestTimeout = times.bodyMs;
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

/**
 * Next sends the head of an answer before it reads the body, which mostly follows within the same turn of the event loop.
 * Both leave in one write to the socket then, and not in two.
 */
function joinFirstWrites(response) {
  const { flushHeaders } = response;
  response.flushHeaders = () => {
    const { socket } = response;
    socket?.cork();
    flushHeaders.call(response);
    // The end of a response has sent everything already, and the next one may use the socket.
    setImmediate(() => response.writableEnded || socket?.uncork());
  };
}

function failRequest(response, error) {
  console.error(error);
  if (response.headersSent) return response.destroy();
  response.writeHead(500, { "Content-Type": "text/plain" }).end("Internal Server Error");
}
