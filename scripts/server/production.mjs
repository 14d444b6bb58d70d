import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { hasBuild } from "../build.mjs";
import { loadEnvFile } from "../env-file.mjs";
import { Failure } from "../failure.mjs";
import { root } from "../root.mjs";
import { withPackedFiles } from "./packed-files.mjs";
import { waitForRegister } from "./register.mjs";
import { createGuardedServer, listen } from "./server.mjs";
import { parseServerSettings } from "./settings.mjs";
import { stopServer } from "./stop.mjs";
import { withSubstitute } from "./substitute.mjs";

const require = createRequire(import.meta.url);

/** Starts the built app on PORT and HOSTNAME; resolves to its port, its address and a graceful `stop`. */
export async function startProduction() {
  process.env.NODE_ENV = "production";
  loadEnvFile();
  if (!hasBuild()) throw new Failure("There is no build yet: run `npm run build` first.");
  const settings = parseServerSettings(process.env);
  process.env.AUXBOARD_BUILD ||= readFileSync(join(root, ".next", "BUILD_ID"), "utf8").trim();
  const app = await prepareApp(settings);
  if (settings.faults.length > 0) throw new Failure(`Auxboard cannot start.\n${settings.faults.join("\n")}`);
  const handle = withPackedFiles(join(root, ".next", "static"), withSubstitute(app.getRequestHandler()));
  const server = createGuardedServer(handle, settings);
  const port = await listen(server, settings.port, settings.host).catch((error) =>
    refuseListen(error, settings),
  );
  return { port, url: buildUrl(settings.host, port), stop: (say) => stopServer({ server, app, say }) };
}

// Next would hang its own upgrade listener on the server it sees first, and leave the socket of every upgrade that
// no page answers open. A server that never listens takes that listener; Node then treats an upgrade as a plain request.
async function prepareApp({ port, host }) {
  const app = require("next")({ dev: false, dir: root, port, hostname: host, httpServer: createServer() });
  await app.prepare();
  await waitForRegister(root, ".next");
  return app;
}

function buildUrl(host, port) {
  const name = !host || host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function refuseListen(error, { port }) {
  if (error.code === "EADDRINUSE")
    throw new Failure(
      `Port ${port} is already in use: stop what listens there, or choose another with PORT.`,
    );
  if (error.code === "EACCES")
    throw new Failure(`Port ${port} may not be opened by this user: choose one above 1023.`);
  if (error.code === "ENOTFOUND" || error.code === "EADDRNOTAVAIL")
    throw new Failure("HOSTNAME must be an address of this machine.");
  throw error;
}
