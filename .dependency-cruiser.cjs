// Who may import whom. Type-only imports count as imports. scripts/lint/rooms.test.mjs proves that each rule can fail.

const ours = "^(app|components|lib|e2e|scripts)/|^(proxy|instrumentation)[.]ts$";
const tree = "^(app|components|lib|e2e|scripts)/(|.*/)";
// Beside the tests themselves: their shared stages, their cases, and what runs before all of them.
const test = "[.](test|stage|cases|setup)[.]tsx?$";
const dataFiles = "^lib/browser/(api[.]ts$|queries/)";
const reactQuery = "node_modules/@tanstack/react-query/";
const preload = "^lib/server/http/preload-[^/]*[.]ts$";
const serverLibraries = [
  "node_modules/(better-sqlite3|pg|kysely|undici|pino|server-only|@napi-rs|@node-rs)/",
  "node_modules/better-auth/(?!dist/(client|plugins)/)",
  "node_modules/next/(headers|server|cache)",
];
const pureLibraries = "node_modules/(zod|date-fns|@date-fns/(tz|utc))/";

// The digest and the check of the trail's chain exist once, for the server and for `npm run trail`.
const wholeFiles = "^lib/server/(trail/chain|access/keyed-hash)[.]ts$";

/** Files of `from` reach nothing of ours but what `may` lists. */
function room(name, from, may, comment) {
  return { name, comment, severity: "error", from, to: { path: ours, pathNot: may } };
}

/** Only files of `only` reach `to`. */
function onlyFrom(name, only, to, comment) {
  return { name, comment, severity: "error", from: { path: ours, pathNot: [...only, test] }, to };
}

// What Next calls by name, and what several pages or layouts are made of.
const pages = "^app/(|.*/)(page|layout|not-found|settings-messages|settings-page|inside-page)[.]tsx$";

const rooms = [
  room(
    "room-app-page",
    { path: pages },
    ["^app/(?!api/)", "^components/", "^lib/(search|dates|browser|messages)/", "^lib/server/(access|http)/"],
    "Pages and layouts wire: components, lib/search, lib/dates, lib/browser, lib/messages, lib/server/access and lib/server/http (language, device, first figures).",
  ),
  room(
    "room-app-shell",
    { path: "^app/", pathNot: ["^app/api/", "/route[.]ts$", pages] },
    ["^app/(?!api/)", "^components/", "^lib/(search|dates|browser|messages)/"],
    "What surrounds the pages (providers, error) knows nothing of the server.",
  ),
  room(
    "room-app-api",
    { path: ["^app/api/", "^app/(|.*/)route[.]ts$"] },
    ["^app/api/", "^lib/(server|search|dates|report|messages)/"],
    "Handlers: lib/server, lib/search, lib/dates, lib/report, lib/messages.",
  ),
  room(
    "room-components-ui",
    { path: "^components/ui/" },
    ["^components/ui/"],
    "components/ui imports nothing of ours.",
  ),
  room(
    "room-components",
    { path: "^components/", pathNot: "^components/ui/" },
    ["^components/", "^lib/(browser|search|dates|report|messages)/"],
    "Components: one another, lib/browser, lib/search, lib/dates, lib/report, lib/messages.",
  ),
  room(
    "room-lib-browser",
    { path: "^lib/browser/" },
    ["^lib/(browser|report|search|dates)/"],
    "lib/browser: lib/report, lib/search, lib/dates.",
  ),
  room(
    "room-lib-server",
    { path: "^lib/server/", pathNot: "^lib/server/http/" },
    ["^lib/(server|report|dates|messages)/"],
    "lib/server: lib/report, lib/dates, lib/messages.",
  ),
  room(
    "room-lib-server-http",
    { path: "^lib/server/http/" },
    ["^lib/(server|report|dates|messages|search)/"],
    "lib/server/http: as lib/server, and lib/search.",
  ),
  room(
    "room-lib-server-trail",
    { path: "^lib/server/trail/", pathNot: test },
    ["^lib/server/(trail|store|settings)/", "^lib/(report|dates)/"],
    "The trail knows the store, the settings and the pure rooms.",
  ),
  room(
    "room-lib-server-sending",
    { path: "^lib/server/sending/", pathNot: test },
    [
      "^lib/server/(sending|access|teams|report|export|store|settings|trail)/",
      "^lib/(report|dates|messages)/",
    ],
    "What is sent knows who reads, the files, the store, the settings and the pure rooms.",
  ),
  room(
    "room-lib-search",
    { path: "^lib/search/" },
    ["^lib/(search|dates|report)/"],
    "lib/search: lib/dates, lib/report.",
  ),
  room(
    "room-lib-report",
    { path: "^lib/report/" },
    ["^lib/report/", "^lib/dates/(?!clock)", "^lib/messages/number-format[.]ts$"],
    "lib/report is the subject, pure: only libraries, the calendar of lib/dates without its clock, and how numbers are written.",
  ),
  room("room-lib-dates", { path: "^lib/dates/" }, ["^lib/dates/"], "lib/dates: only libraries."),
  room(
    "room-lib-messages",
    { path: "^lib/messages/" },
    ["^lib/messages/"],
    "The catalogues import nothing of ours.",
  ),
  room("room-e2e", { path: "^e2e/" }, ["^e2e/"], "The stand-in and the specs import nothing of ours."),
  room(
    "room-scripts",
    { path: "^scripts/" },
    ["^scripts/", wholeFiles],
    "The commands run with nothing built: of ours they import only files that Node runs as they stand.",
  ),
  room("room-proxy", { path: "^proxy[.]ts$" }, ["^lib/(search|dates)/"], "proxy.ts: lib/search, lib/dates."),
  room(
    "room-instrumentation",
    { path: "^instrumentation[.]ts$" },
    ["^lib/server/"],
    "instrumentation.ts: lib/server.",
  ),
  {
    name: "nobody-imports-e2e",
    comment: "The end-to-end tests are no part of the product.",
    severity: "error",
    from: { pathNot: "^e2e/" },
    to: { path: "^e2e/" },
  },
];

/**
 * Folders of one room in the order in which they build on each other: each reaches itself and those before it. Every
 * rule is named for its folder.
 */
function floors(root, names) {
  return names.map((name, place) => {
    const above = names.slice(place + 1).map((other) => `^${root}/${other}`);
    return {
      name: `floor-${root.replaceAll("/", "-")}-${name.endsWith("/") ? name.slice(0, -1) : "container"}`,
      comment: `Each folder of ${root} knows only those before it: ${names.join(" ")}`,
      severity: "error",
      from: { path: `^${root}/${name}`, pathNot: test },
      to: { path: above },
    };
  });
}

const server = [
  ...[
    "store/",
    "settings/",
    "trail/",
    "wolkvox/",
    "access/",
    "teams/",
    "grants/",
    "views/",
    "notes/",
    "ledger/",
    "personal-data/",
    "report/",
    "export/",
  ],
  ...["sending/", "[^/]+[.]ts$", "http/"],
];
// components/ui, the first one, has a room of its own above.
const components = [
  "figures/",
  "chart/",
  "table/",
  "filters/",
  "report/",
  "agent/",
  "now/",
  "day/",
  "week/",
  "commands/",
  "settings/",
];
const layers = [
  ...floors("lib/server", server).slice(0, -1),
  ...floors("components", components).slice(0, -1),
  {
    name: "pages-of-settings-stand-apart",
    comment:
      "A folder of components/settings knows itself, history/, look/, sending/, two-factor/, and the files that lie beside the folders.",
    severity: "error",
    from: { path: "^components/settings/([^/]+)/" },
    to: {
      path: "^components/settings/[^/]+/",
      pathNot: "^components/settings/($1|history|look|sending|two-factor)/",
    },
  },
  {
    name: "settings-share-no-page",
    comment: "What the folders of components/settings share knows none of them but look/.",
    severity: "error",
    from: { path: "^components/settings/[^/]+$" },
    to: { path: "^components/settings/[^/]+/", pathNot: "^components/settings/look/" },
  },
];

const libraries = [
  {
    name: "pure-rooms-use-pure-libraries",
    comment:
      "lib/report, lib/dates and lib/search know zod and date-fns; no React, Next, Node, network or database.",
    severity: "error",
    from: { path: "^lib/(report|dates|search)/", pathNot: test },
    to: { pathNot: ["^lib/", pureLibraries] },
  },
  {
    name: "no-server-library-in-the-tab",
    comment: "Components and lib/browser run in the tab: no Node built-in, no database, no secret.",
    severity: "error",
    from: { path: "^(components|lib/browser)/", pathNot: test },
    to: { path: serverLibraries },
  },
  {
    name: "no-node-builtin-in-the-tab",
    comment: "Components and lib/browser run in the tab.",
    severity: "error",
    from: { path: "^(components|lib/browser)/", pathNot: test },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "no-react-on-the-server",
    comment: "lib/server answers requests; what is seen lives in components.",
    severity: "error",
    from: { path: "^lib/server/", pathNot: test },
    to: { path: "node_modules/(react|react-dom|react-aria-components|recharts)/" },
  },
];

const oneDoor = [
  onlyFrom(
    "one-upstream-client",
    ["^lib/server/(wolkvox/transport|sending/webhook)[.]ts$", "^(e2e|scripts)/"],
    { path: ["node_modules/undici/", "^(node:)?(http|https|http2)$"] },
    "Only lib/server/wolkvox/transport.ts speaks to the upstream, and lib/server/sending/webhook.ts to webhooks.",
  ),
  onlyFrom(
    "one-mail-door",
    ["^lib/server/sending/mailer[.]ts$", "^(e2e|scripts)/"],
    { path: "node_modules/(@types/)?nodemailer/" },
    "Only lib/server/sending/mailer.ts speaks to a mail server.",
  ),
  onlyFrom(
    "one-database-door",
    ["^lib/server/store/((sqlite|postgres)-database|sqlite-driver|postgres-pool)[.]ts$", "^(e2e|scripts)/"],
    { path: "node_modules/(better-sqlite3|@types/better-sqlite3|pg|@types/pg)/" },
    "Only lib/server/store/sqlite-database.ts and postgres-database.ts open a database; others take the Kysely instance.",
  ),
  onlyFrom(
    "files-are-written-in-one-room",
    ["^lib/server/export/", "^(e2e|scripts)/"],
    { path: "node_modules/(csv-stringify|@napi-rs/canvas)/" },
    "Only lib/server/export writes files and draws pictures.",
  ),
  onlyFrom(
    "trail-is-kept-at-the-doors",
    [
      "^lib/server/(trail|access|http)/",
      "^lib/server/(installation|container|start)[.]ts$",
      "^(app|scripts)/",
    ],
    { path: "^lib/server/trail/" },
    "What people do is noted where they come in: lib/server/access, lib/server/http, the installation, the container and handlers.",
  ),
  onlyFrom(
    "data-hooks-in-views",
    ["-view[.]tsx$", "^(app|lib|e2e|scripts)/", "^(proxy|instrumentation)[.]ts$"],
    { path: [dataFiles, reactQuery] },
    "Props in, pixels out: of the components only *-view.tsx call data hooks.",
  ),
  onlyFrom(
    "queries-in-query-files",
    ["^lib/browser/queries/", preload, "^components/", "^app/(?!api/)"],
    { path: reactQuery },
    "In lib/browser only the queries folder touches react-query, so that data hooks can be told by where they stand.",
  ),
];

/** Rules about where a file stands: true of every module, imported or not. */
function noModule(name, path, comment) {
  return { name, comment, severity: "error", module: { path, numberOfDependentsLessThan: 100 }, from: {} };
}

const layout = [
  noModule(
    "no-drawer-folders",
    // The contract names app/api/shared: what is shared is its subject.
    `^(?!app/api/shared/)${tree.slice(1)}(utils?|helpers?|misc|types|constants|hooks|services|common|shared)/`,
    "A folder is named for its subject.",
  ),
  noModule(
    "no-drawer-files",
    `${tree}(utils?|helpers?|misc|types|constants)[.][cm]?[jt]sx?$`,
    "A file is named for its noun.",
  ),
  noModule(
    "no-barrels",
    `${tree}index[.][cm]?[jt]sx?$`,
    "No barrel files: import the file that holds the thing.",
  ),
  noModule(
    "no-unknown-room",
    "^lib/(?!(report|dates|search|browser|server|messages)/)",
    "lib has six rooms.",
  ),
  {
    name: "no-circular",
    comment: "Modules that import each other in a circle can neither be read nor tested one by one.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-unresolvable",
    comment: "An import that leads nowhere is not checked by any other rule.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "only-tests-import-stages",
    comment: "Stages, cases and set-ups serve tests alone.",
    severity: "error",
    from: { pathNot: test },
    to: { path: test },
  },
  {
    name: "nobody-imports-a-test",
    comment: "Nothing imports a test.",
    severity: "error",
    from: {},
    to: { path: "[.]test[.]tsx?$" },
  },
  {
    name: "no-dev-dependency-in-production",
    comment: "What production imports stands in `dependencies`, not in `devDependencies`.",
    severity: "error",
    from: { path: "^(app|components|lib)/|^(proxy|instrumentation)[.]ts$", pathNot: test },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
  },
  {
    name: "no-undeclared-dependency",
    comment: "Import only what package.json names; what another package brings may leave with it.",
    severity: "error",
    from: { path: "^(app|components|lib|e2e)/|^(proxy|instrumentation)[.]ts$" },
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
];

module.exports = {
  forbidden: [...rooms, ...layers, ...libraries, ...oneDoor, ...layout],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^([.]next|test-results)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
