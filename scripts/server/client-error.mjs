import { STATUS_CODES } from "node:http";
import { buildRefusalPage, refusalHeaders } from "./refusal.mjs";

const statuses = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
const lingerMs = 2_000;
const answered = new WeakSet();

/** Answers what is no HTTP request at all, or one with too large a head: the server's `clientError`. */
export function answerClientError(error, socket) {
  if (answered.has(socket)) return;
  if (!socket.writable) return socket.destroy();
  answered.add(socket);
  socket.end(buildAnswer(statuses[error.code] ?? 400));
  linger(socket);
}

// A socket closed with unread bytes is reset, and the browser throws the answer away with it: read on for a moment.
// The parser still reads; each further piece is one more `clientError`.
function linger(socket) {
  socket.on("error", () => socket.destroy());
  const closing = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(closing));
}

function buildAnswer(status) {
  const page = buildRefusalPage(status);
  const headers = { ...refusalHeaders("text/html", page), Connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${page}`;
}
