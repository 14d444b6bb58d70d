import { wait } from "./exchange.ts";
import { exchangeBytes, rawAnswer } from "./fault-bytes.ts";
import { type Fault, JSON_TYPE, rowsOf } from "./fault-scene.ts";
import { formatSuccess } from "./wire.ts";

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n";

function withHead(head: (bytes: number) => string): Fault {
  return (scene) => {
    const body = formatSuccess(rowsOf(scene));
    rawAnswer(scene, `${HEAD}${head(Buffer.byteLength(body))}\r\n\r\n${body}`);
  };
}

/** Faults of the connection itself, and of time. */
export const socketFaults: Record<string, Fault> = {
  reset: ({ response }) => {
    response.socket?.resetAndDestroy();
  },
  "reset-mid-body": async (scene) => {
    const body = formatSuccess(rowsOf(scene));
    scene.response.writeHead(200, JSON_TYPE).write(body.slice(0, body.length / 2));
    await wait(scene.order.ms ?? 50, scene.departed);
    scene.response.socket?.resetAndDestroy();
  },
  "hang-up": ({ response }) => {
    response.socket?.end();
  },
  "not-http": (scene) => rawAnswer(scene, "SSH-2.0-OpenSSH_9.6\r\n"),
  "informational-only": (scene) => rawAnswer(scene, "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n"),
  "length-short": withHead((bytes) => `Content-Length: ${Math.floor(bytes / 2)}`),
  "length-long": withHead((bytes) => `Content-Length: ${bytes + 100}`),
  "length-and-chunked": withHead((bytes) => `Content-Length: ${bytes}\r\nTransfer-Encoding: chunked`),
  "chunked-cut": (scene) => {
    const body = formatSuccess(rowsOf(scene));
    const size = Buffer.byteLength(body).toString(16);
    rawAnswer(scene, `${HEAD}Transfer-Encoding: chunked\r\n\r\n${size}\r\n${body}\r\n`);
  },
  stall: async ({ order, response, departed }) => {
    await wait(order.ms ?? 600_000, departed);
    response.destroy();
  },
  pause: async (scene) => {
    const bytes = Buffer.from(formatSuccess(rowsOf(scene)));
    const half = Math.floor(bytes.length / 2);
    await exchangeBytes(scene, [bytes.subarray(0, half), bytes.subarray(half)], scene.order.ms ?? 61_000);
  },
  "slow-bytes": async (scene) => {
    const bytes = Buffer.from(formatSuccess(rowsOf(scene)));
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));
    await exchangeBytes(scene, single, scene.order.ms ?? 1000);
  },
};
