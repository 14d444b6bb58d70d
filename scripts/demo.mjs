import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startChild } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { root } from "./root.mjs";
import { findRuntime, runtimeEnvironment } from "./runtime.mjs";

const server = "0010";

const account = JSON.parse(readFileSync(join(root, "lib", "server", "store", "demo-account.json"), "utf8"));

/** The sign-in that the demo makes and prints: no real operation may have it. */
export const demoAccount = { ADMIN_EMAIL: account.email, ADMIN_PASSWORD: account.password };

/** Starts a stand-in wolkvox on a free loopback port; resolves to it and to the environment that points the app there. */
export async function startDemo(environment) {
  const token = randomBytes(24).toString("base64url");
  const zone = environment.WOLKVOX_TIME_ZONE || "America/Bogota";
  // A token may begin with a hyphen, and would be taken for another switch.
  const standIn = startStandIn([`--token=${token}`, "--zone", zone, "--server", server]);
  return { standIn, environment: buildEnvironment(environment, await addressOf(standIn), { token, zone }) };
}

// The stand-in imports nothing of ours, so what stops it with its parent is loaded before it.
function startStandIn(args) {
  const main = join(root, "e2e", "wolkvox", "main.ts");
  const guard = pathToFileURL(join(root, "scripts", "stop-with-parent.mjs")).href;
  return startChild(
    findRuntime(),
    [
      "--disable-warning=ExperimentalWarning",
      "--import",
      guard,
      main,
      "--port",
      "0",
      "--host",
      "127.0.0.1",
      ...args,
    ],
    { cwd: root, env: runtimeEnvironment(), output: "pipe" },
  );
}

async function addressOf(standIn) {
  let said = "";
  const address = new Promise((resolve) => {
    standIn.stdout.on("data", (chunk) => {
      said += chunk;
      const match = /(http:\/\/\S+)\n/.exec(said);
      if (match) resolve(match[1]);
    });
  });
  const end = once(standIn, "exit").then(([code]) => {
    throw new Failure(`The stand-in wolkvox did not start (code ${code}): its own words are above.`);
  });
  end.catch(() => {});
  return Promise.race([address, end]);
}

function buildEnvironment(environment, baseUrl, { token, zone }) {
  const defaults = { DATABASE_URL: "file:./data/demo.db", ...demoAccount };
  const missing = Object.entries(defaults).filter(([name]) => !environment[name]);
  return {
    ...environment,
    ...Object.fromEntries(missing),
    WOLKVOX_BASE_URL: baseUrl,
    WOLKVOX_TOKEN: token,
    WOLKVOX_SERVER: server,
    WOLKVOX_TIME_ZONE: zone,
    // Its password is public: nobody but this machine reaches it.
    HOSTNAME: "127.0.0.1",
    AUXBOARD_DEMO: "1",
  };
}
