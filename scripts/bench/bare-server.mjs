// A process of its own: a node:http server that sends the bytes it is given and tells what memory it takes.
import "../stop-with-parent.mjs";
import { createServer } from "node:http";

let answer = { body: Buffer.alloc(0), type: "text/plain" };
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": answer.type, "content-length": answer.body.length });
  response.end(answer.body);
});

process.on("message", (order) => {
  if (order) answer = { body: Buffer.from(order.body, "base64"), type: order.type };
  const { user, system } = process.cpuUsage();
  process.send({ memoryBytes: process.memoryUsage.rss(), cpuSeconds: (user + system) / 1_000_000 });
});
process.on("SIGTERM", () => process.exit(0));
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
