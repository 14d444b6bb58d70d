// A process of its own: the smallest app of Next, whose one handler sends the bytes that lie beside it.
import "../stop-with-parent.mjs";
import { createServer } from "node:http";
import { createRequire } from "node:module";

const [, , dir] = process.argv;
process.env.NODE_ENV = "production";
const app = createRequire(import.meta.url)("next")({ dev: false, dir, httpServer: createServer() });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send({ memoryBytes: process.memoryUsage.rss(), cpuSeconds: (user + system) / 1_000_000 });
});
process.on("SIGTERM", () => process.exit(0));
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
