import { AsyncLocalStorage } from "node:async_hooks";

// lib/server/store/store-failure.ts finds it by this name: Next bundles the app apart from us.
const scope = new AsyncLocalStorage();
globalThis[Symbol.for("auxboard.page-request")] = scope;

/**
 * Next answers a page that it could not render with an empty document and 500. Where the app has left an answer for
 * the request (`buildAnswer(headers)` -> status, headers, body), that one is sent instead.
 */
export function withSubstitute(handle) {
  return (request, response) => {
    if (request.url.startsWith("/api/")) return handle(request, response);
    const place = {};
    watchFailure(request, response, place);
    return scope.run(place, () => handle(request, response));
  };
}

function watchFailure(request, response, place) {
  const { writeHead, write, end } = response;
  let isReplaced = false;

  function replace() {
    if (isReplaced) return true;
    if (response.headersSent || response.statusCode !== 500 || !place.buildAnswer) return false;
    isReplaced = true;
    const { status, headers, body } = place.buildAnswer(request.headers);
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    writeHead.call(response, status, { ...headers, "Content-Length": Buffer.byteLength(body) });
    end.call(response, request.method === "HEAD" ? undefined : body);
    return true;
  }

  response.writeHead = (status, ...rest) => {
    response.statusCode = status;
    return replace() ? response : writeHead.call(response, status, ...rest);
  };
  response.write = (...chunk) => replace() || write.apply(response, chunk);
  response.end = (...chunk) => (replace() ? response : end.apply(response, chunk));
}
