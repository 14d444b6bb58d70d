import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
// They kill, stop, measure memory, or last: each has a process of its own.
const soaks = "lib/**/*.soak.test.ts";
// Who may come in is told by keys, hashes and instants: no calendar.
const access = "lib/server/access/**/*.test.ts";
// Said by `npm run kills`; a day's tests kill fewer.
const kills = Number(process.env.AUXBOARD_KILLS) || null;
const tests = "{app,components,lib,e2e}/**/*.test.{ts,tsx}";

export default defineConfig({
  resolve: {
    alias: {
      "@/": root,
      "server-only": `${root}node_modules/server-only/empty.js`,
    },
  },
  test: {
    // What the long tests wait is filled by the build and the browser's tests beside them.
    maxWorkers: availableParallelism(),
    globalSetup: "lib/server/store/postgres.setup.ts",
    // A thread of ours runs outside vitest, on the sources as they are.
    execArgv: ["--import", new URL("scripts/typescript-paths.mjs", import.meta.url).href],
    // Room for a machine that has other work, the browser's tests above all.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // A process reads the modules once for all of its files: three times as fast, and no test may leave a trace.
      {
        extends: true,
        test: {
          name: "shared",
          isolate: false,
          include: [tests],
          exclude: [...configDefaults.exclude, soaks, access],
        },
      },
      { extends: true, test: { name: "access", isolate: false, include: [access] } },
      { extends: true, test: { name: "commands", isolate: false, include: ["scripts/**/*.test.mjs"] } },
      { extends: true, test: { name: "soak", include: [soaks], provide: { kills } } },
    ],
  },
});
