import { once } from "node:events";
import { ensureBuilt } from "./build.mjs";
import { serverGraceMs, stopChildren, stopOnSignals, unaskedEnd } from "./children.mjs";
import { demoAccount, startDemo } from "./demo.mjs";
import { loadEnvFile } from "./env-file.mjs";
import { Failure, report } from "./failure.mjs";
import { waitForHealth } from "./health.mjs";
import { ensureInstalled } from "./install.mjs";
import { startServer } from "./server-options.mjs";
import { watchNpm } from "./watch-npm.mjs";

stopOnSignals(0, serverGraceMs);
watchNpm();
try {
  await ensureInstalled();
  await ensureBuilt();
  await serve();
} catch (error) {
  report(error);
  await stopChildren();
  process.exit(1);
}

async function serve() {
  loadEnvFile();
  const environment = process.env;
  // An empty token is none: a fresh copy of .env.example shows the demo. A list of operations is no demo, nor is a key for a
  // token that is entered in the application.
  const isNamed = (name) => Boolean(environment[name]?.trim());
  const isDemo = !["WOLKVOX_TOKEN", "OPERATIONS_FILE", "AUXBOARD_TOKEN_KEY"].some(isNamed);
  const demo = isDemo ? await startDemo(environment) : undefined;
  const app = startServer(demo?.environment ?? environment);
  const { url } = await firstMessage(app);
  await Promise.race([waitForHealth(url), endOf(app, "The server")]);
  console.log(describe(url, demo?.environment));
  await Promise.race([
    endOf(app, "The server"),
    ...(demo ? [endOf(demo.standIn, "The stand-in wolkvox")] : []),
  ]);
}

async function firstMessage(child) {
  const [message] = await Promise.race([once(child, "message"), unaskedEnd(child).then(failWith)]);
  return message;
}

// The child has said why.
async function failWith(end) {
  await stopChildren();
  process.exit(Number.isInteger(end) && end > 0 ? end : 1);
}

async function endOf(child, name) {
  throw new Failure(`${name} stopped by itself (${await unaskedEnd(child)}). Everything is stopped.`);
}

function describe(url, demo) {
  const lines = demo
    ? [
        ...["Auxboard · demo data", "", `  open      ${url}`],
        ...[`  sign in   ${demo.ADMIN_EMAIL}`, `  password  ${describePassword(demo)}`, ""],
        ...[
          "  The figures come from a stand-in wolkvox on this machine.",
          "  With WOLKVOX_TOKEN set (see .env.example), your operation's.",
        ],
      ]
    : ["Auxboard", "", `  open      ${url}`];
  return `\n${[...lines, "", "  Ctrl-C stops all."].join("\n")}\n`;
}

function describePassword(demo) {
  return demo.ADMIN_PASSWORD === demoAccount.ADMIN_PASSWORD
    ? demo.ADMIN_PASSWORD
    : "the one in ADMIN_PASSWORD";
}
