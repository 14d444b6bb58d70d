import { STATUS_CODES } from "node:http";

const words = {
  400: ["La petición no se entiende.", "The request cannot be understood."],
  404: ["Esta dirección no existe.", "There is no such address."],
  405: ["Ese método no se usa aquí.", "That method is not used here."],
  408: ["La petición tardó demasiado.", "The request took too long."],
  431: ["El enlace es demasiado largo.", "The link is too long."],
  host: [
    "Este servidor no atiende al nombre que lleva la dirección. Quien lo administra debe poner la dirección pública en BETTER_AUTH_URL.",
    "This server does not answer to the host in the address. Set BETTER_AUTH_URL to the public address, and let a proxy in front pass the Host header on.",
  ],
};
const codes = { 400: "invalid-parameter", 404: "not-found", 405: "method-not-allowed" };

/** What every answer says of how it may be used; a page brings a policy of its own. */
export const usualHeaders = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** A small page in both languages that links home, for what never reaches the app. */
export function buildRefusalPage(status, reason = status) {
  const [spanish, english] = words[reason];
  return `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Auxboard · ${status}</title>
<h1>${spanish}</h1>
<p lang="en">${english}</p>
<p><a href="/">Ir al inicio · <span lang="en">Go to the start page</span></a></p>
</html>
`;
}

/** Headers of every answer that is given before the app. */
export function refusalHeaders(type, body) {
  return {
    "Content-Type": `${type}; charset=utf-8`,
    "Content-Length": Buffer.byteLength(body),
    ...usualHeaders,
    "Cache-Control": "no-store",
  };
}

/** Answers a request that must not reach the app: a page for a browser, a problem document for a program. */
export function sendRefusal(request, response, { status, reason = status, headers = {} }) {
  const isPage = request.headers.accept?.includes("text/html") ?? false;
  const body = isPage ? buildRefusalPage(status, reason) : buildProblem(status, reason);
  const type = isPage ? "text/html" : "application/problem+json";
  response.writeHead(status, { ...refusalHeaders(type, body), ...headers });
  response.end(request.method === "HEAD" ? undefined : body);
}

function buildProblem(status, reason) {
  const [, detail] = words[reason];
  return JSON.stringify({
    type: "about:blank",
    title: STATUS_CODES[status],
    status,
    detail,
    code: codes[status],
  });
}
