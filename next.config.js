/** @type {import("next").NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  images: { unoptimized: true },
  // Types are a step of `npm test`, over tests and scripts too; a build for a user does not check them a second time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "undici", "pino"],
};

export default config;
