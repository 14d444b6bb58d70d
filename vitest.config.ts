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
    globalSetup: "lib/server/postgres.setup.ts",
    testTimeout: 20_000,
  },
});
