import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@/": root,
      "server-only": `${root}node_modules/server-only/empty.js`,
    },
  },
  test: {
    include: ["{app,components,lib,e2e}/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
    // One for each core: by default one core is left idle, which on a machine of two doubles the time.
    maxWorkers: "100%",
    globalSetup: "lib/server/postgres.setup.ts",
    // A thread of ours runs outside vitest, on the sources as they are.
    execArgv: ["--import", new URL("scripts/typescript-paths.mjs", import.meta.url).href],
    testTimeout: 20_000,
  },
});
