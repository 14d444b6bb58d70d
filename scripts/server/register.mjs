import { createRequire } from "node:module";
import { Failure } from "../failure.mjs";

const require = createRequire(import.meta.url);
const privateFile = "next/dist/server/lib/router-utils/instrumentation-globals.external.js";

/**
 * Waits until `register()` of instrumentation.ts has ended. Next's prepare() neither waits for it nor passes its failure
 * on: Next 16.4.6 prints it and answers 500 for ever. The promise that every request waits for is shared, so it tells.
 * It has no public name: this is the one private file of Next that we import.
 */
export async function waitForRegister(projectFolder, buildFolder) {
  const ensureRegistered = loadEnsureRegistered();
  await ensureRegistered(projectFolder, buildFolder).catch((error) => {
    throw new Failure(`Auxboard cannot start: ${error.message}`);
  });
}

/** @throws Failure where the Next that is installed has moved it. */
export function loadEnsureRegistered(file = privateFile) {
  const found = loadPrivate(file)?.ensureInstrumentationRegistered;
  if (typeof found === "function") return found;
  const { version } = require("next/package.json");
  throw new Failure(
    `Next ${version} has no ensureInstrumentationRegistered in ${file}. Find where this version keeps the promise of register(), ` +
      "and name that place in scripts/server/register.mjs: without it a failed start would answer 500 for ever.",
  );
}

function loadPrivate(file) {
  try {
    return require(file);
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND" || error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return null;
    throw error;
  }
}
