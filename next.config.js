import { digestOf } from "./scripts/build.mjs";

/** @type {import("next").NextConfig} */
const config = {
  // The same sources are the same build wherever they are built: no instance tells a page of another that it is old.
  generateBuildId: async () => digestOf(import.meta.dirname).slice(0, 20),
  agentRules: false,
  turbopack: {
    resolveAlias: {
      // The catalogue comes parsed (lib/messages/catalogue.ts), and numbers have separators of their own.
      "use-intl/format-message": "./lib/messages/format-message.ts",
      // recharts looks up scales by their names, so that all of them would come along.
      "victory-vendor/d3-scale": "./components/chart/scales.ts",
      // The one for React 17 and older would come beside the other.
      "use-sync-external-store/shim/with-selector": "use-sync-external-store/with-selector",
    },
  },
  poweredByHeader: false,
  images: { unoptimized: true },
  // Types are a step of `npm test`, over tests and scripts too; a build for a user does not check them a second time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["better-sqlite3", "@napi-rs/canvas", "@node-rs/argon2", "undici", "pino"],
};

export default config;
