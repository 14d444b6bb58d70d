const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

// What Next sends to itself, or a platform's own proxy to Next. Next 16.4.6 drops eleven of these names
// (server/lib/server-ipc/utils.js); none comes from a browser, so none gets in. RSC and Next-Router-* do. Our own
// proxy.ts speaks to the pages by x-page-*.
const internal =
  /^(x-middleware-|x-nextjs-|x-next-|x-now-|x-invoke-|x-matched-path$|x-prerender-|x-vercel-|x-action-|x-page-|next-resume$)/;
const forwarded = /^(forwarded|x-forwarded-.*|x-real-ip|x-client-ip)$/;

// Routers disagree about these, so that one may refuse what the next one serves.
const oddPath = /^\/\/|\\|%5c|%00|\/(\.|%2e){1,2}(\/|$)/i;

// lib/server/access/host-rule.ts leaves it: Next bundles the app apart from us.
const hostRule = Symbol.for("auxboard.host-rule");

/**
 * Why a request must not reach the app: `{status, reason?, headers?}`, undefined where it may.
 * Cleans the headers that only a proxy or Next itself may set.
 */
export function guardRequest(request, findClientAddress) {
  if (!methods.includes(request.method)) return { status: 405, headers: { Allow: methods.join(", ") } };
  const path = request.url.split("?", 1)[0];
  if (!path.startsWith("/") || !isDecodable(path)) return { status: 400 };
  if (countHosts(request) > 1) return { status: 400 };
  // Without one it is no browser: the health probe of a load balancer, in HTTP/1.0.
  const { host } = request.headers;
  const isAllowed = globalThis[hostRule] ?? (() => true);
  if (host !== undefined && !isAllowed(host)) return { status: 400, reason: "host" };
  if (oddPath.test(path)) return { status: 404 };
  cleanHeaders(request, findClientAddress);
  return undefined;
}

// Bytes that are no UTF-8: each layer would read another address.
function isDecodable(path) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

// Node keeps the first of two.
function countHosts({ rawHeaders }) {
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;
}

function cleanHeaders(request, findClientAddress) {
  const { headers, socket } = request;
  const address = findClientAddress(socket.remoteAddress, headers["x-forwarded-for"]);
  for (const name of Object.keys(headers)) {
    if (internal.test(name) || forwarded.test(name)) delete headers[name];
  }
  headers["x-forwarded-for"] = address;
}
