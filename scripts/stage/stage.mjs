import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endChild } from "../children.mjs";
import { startDemo } from "../demo.mjs";
import { waitForHealth } from "../health.mjs";
import { startServer } from "../server-options.mjs";
import { createStandIn } from "./stand-in.mjs";

/**
 * A stand-in with `settings` and, with `variables` in its environment, the built app on an empty ledger, somebody
 * signed in: one instance, or several that share a database. `url` is the first one's. `restart` ends that one and
 * resolves to the address of another on the same ledger; `stop` ends all of them and throws the ledger away.
 */
export async function startStage({ variables = {}, settings = {}, instances = 1 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "auxboard-stage-"));
  const { standIn: process, environment } = await startDemo({
    DATABASE_URL: `file:${join(folder, "stage.db")}`,
    PORT: "0",
    HOSTNAME: "127.0.0.1",
    ...variables,
  });
  const standIn = createStandIn(environment);
  await standIn.change(settings);
  const apps = await Promise.all(Array.from({ length: instances }, () => startApp(environment)));
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = environment;
  const [{ url }] = apps;
  const restart = async () => {
    await endChild(apps[0].app);
    apps[0] = await startApp(environment);
    return apps[0].url;
  };
  const stop = async () => {
    await Promise.all([...apps.map(({ app }) => endChild(app)), endChild(process)]);
    await rm(folder, { recursive: true, force: true });
  };
  return { url, cookie: await signIn(url, { email, password }), apps, standIn, folder, restart, stop };
}

async function startApp(environment) {
  const app = startServer(environment, { output: "ignore" });
  const [{ url }] = await once(app, "message");
  await waitForHealth(url);
  return { app, url };
}

/** Resolves to the cookies of a new session. */
export async function signIn(url, { email, password }) {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Sign-in answered ${response.status}.`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
