import { type ChildProcess, execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = new URL("../../../", import.meta.url);

// What vitest.config.ts does for the tests: the alias, files without their ending, JSON as it is, `server-only` as nothing.
const hooks = `
import { enableCompileCache, registerHooks } from "node:module";
enableCompileCache();
const root = ${JSON.stringify(root.href)};
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "server-only") return { url: "data:text/javascript,", shortCircuit: true };
    if (specifier.startsWith("@/")) return next(root + specifier.slice(2) + ".ts", context);
    const isOurs = context.parentURL?.startsWith(root) && !context.parentURL.includes("/node_modules/");
    if (isOurs && specifier.endsWith(".json"))
      return { ...next(specifier, context), importAttributes: { type: "json" } };
    return next(isOurs && /^\\.{1,2}\\//.test(specifier) ? specifier + ".ts" : specifier, context);
  },
});
`;

const cwd = fileURLToPath(root);

function argumentsFor(source: string, words: readonly string[]): string[] {
  const hooked = ["--import", `data:text/javascript,${encodeURIComponent(hooks)}`, "--input-type=module"];
  return [...hooked, "-e", source, ...words];
}

/** Runs a module that imports our own files by `@/` in another process; resolves to what it wrote. */
export async function runSecondProcess(source: string, ...words: string[]): Promise<string> {
  const options = { cwd, timeout: 30_000 };
  const { stdout } = await promisify(execFile)(process.execPath, argumentsFor(source, words), options);
  return stdout;
}

/** The same, but it goes on until it is ended: by a signal, or when its input ends. */
export function startSecondProcess(source: string, ...words: string[]): ChildProcess {
  return spawn(process.execPath, argumentsFor(source, words), { cwd, stdio: ["pipe", "pipe", "inherit"] });
}
