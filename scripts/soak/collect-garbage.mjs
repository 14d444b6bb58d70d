// Loaded by the app that is soaked (`node --import`): on SIGUSR2 it collects its garbage, so that what is weighed after
// a rest is what is kept.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("SIGUSR2", () => collect());
}
