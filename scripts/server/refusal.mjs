import { STATUS_CODES } from "node:http";

const words = {
  400: ["La petición no se entiende.", "The request cannot be understood."],
  404: ["Esta dirección no existe.", "There is no such address."],
  405: ["Ese método no se usa aquí.", "That method is not used here."],
  408: ["La petición tardó demasiado.", "The request took too long."],
  431: ["El enlace es demasiado largo.", "The link is too long."],
};
const codes = { 400: "invalid-parameter", 404: "not-found", 405: "method-not-allowed" };

/** A small page in both languages that links home, for what never reaches the app. */
export function buildRefusalPage(status) {
  const [spanish, english] = words[status];
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
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  };
}

/** Answers a request that must not reach the app: a page for a browser, a problem document for a program. */
export function sendRefusal(request, response, { status, headers = {} }) {
  const isPage = request.headers.accept?.includes("text/html") ?? false;
  const body = isPage ? buildRefusalPage(status) : buildProblem(status);
  const type = isPage ? "text/html" : "application/problem+json";
  response.writeHead(status, { ...refusalHeaders(type, body), ...headers });
  response.end(request.method === "HEAD" ? undefined : body);
}

function buildProblem(status) {
  const [, detail] = words[status];
  return JSON.stringify({
    type: "about:blank",
    title: STATUS_CODES[status],
    status,
    detail,
    code: codes[status],
  });
}
