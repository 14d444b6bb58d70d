# Node 24 comes with the image and not from npm: its security fixes and the system's then arrive by the same rebuild.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --include=optional
COPY . .
RUN npm run build && rm -rf .next/cache

# What runs, and nothing that only builds: no dev dependency, no compiler, no second Node, nothing that shrinks images for
# Next. What draws pictures (@napi-rs/canvas) stays.
FROM node:24-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Some dev dependencies are optional to a library, and npm leaves those where package.json names them.
RUN npm ci --omit=dev --include=optional \
 && npm pkg delete devDependencies && npm prune --omit=dev \
 && rm -rf node_modules/node-linux-* node_modules/@next/swc-* node_modules/@img

FROM node:24-bookworm-slim
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-* \
 && mkdir /data && chown node:node /data
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATABASE_URL=file:/data/auxboard.db
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/.next .next
COPY --from=build /app/public public
COPY package.json next.config.js ./
COPY scripts scripts
# What `npm run trail` and `npm run two-factor-off` share with the server.
COPY lib/server/trail/chain.ts lib/server/trail/
COPY lib/server/access/keyed-hash.ts lib/server/access/
# All of /app is root's: the server writes to /data alone, and the root file system may be read-only.
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "scripts/healthy.mjs"]
# The server is process 1: it obeys SIGTERM and has no children to bury. Give it 90 s: a call takes up to 65.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=4", "scripts/start.mjs"]
