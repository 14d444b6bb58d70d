const filler = Object.fromEntries(
  Array.from({ length: 21 }, (_, index) => [
    `lib/report/part-${index}.ts`,
    `export const part${index} = ${index};\n`,
  ]),
);

/** A tree in which every room imports all that it may: no rule fires. */
export const cleanTree = {
  ...filler,
  "lib/dates/window.ts": 'import { addDays } from "date-fns";\nexport const window = addDays;\n',
  "lib/dates/clock.ts": "export const now = () => Date.now();\n",
  "lib/report/subject.ts":
    'import { z } from "zod";\nexport const subject = z.string();\nexport type Subject = string;\n',
  "lib/report/figures/hours.ts": 'import "@/lib/messages/number-format";\nexport const hours = "";\n',
  "lib/messages/number-format.ts": 'export const format = "";\n',
  "lib/search/link.ts":
    'import "@/lib/dates/window";\nimport "@/lib/report/subject";\nexport const link = "";\n',
  "lib/messages/words.ts": "export const words = {};\n",
  "lib/browser/api.ts": 'import "@/lib/report/subject";\nexport const api = "";\n',
  "lib/browser/queries/report-query.ts":
    'import { queryOptions } from "@tanstack/react-query";\nimport { api } from "../api";\nexport const report = [queryOptions, api];\n',
  "lib/browser/use-link.ts": 'import "@/lib/search/link";\nexport const useLink = "";\n',
  "lib/server/settings/env.ts": 'import "server-only";\nexport const environment = "";\n',
  "lib/server/store/sqlite-database.ts":
    'import Sqlite from "better-sqlite3";\nexport const database = Sqlite;\n',
  "lib/server/wolkvox/transport.ts": 'import { request } from "undici";\nexport const transport = request;\n',
  "lib/server/wolkvox/transport.test.ts":
    'import { createServer } from "node:http";\nimport "fast-check";\ncreateServer();\n',
  "lib/server/store/second-process.stage.ts": 'import "fast-check";\nexport const stage = "";\n',
  "lib/server/export/file.ts":
    'import { stringify } from "csv-stringify/sync";\nexport const file = stringify;\n',
  "lib/server/access/session.ts":
    'import "../store/sqlite-database";\nimport "@/lib/dates/window";\nexport const session = "";\n',
  ...Object.fromEntries(
    [
      "settings",
      "trail",
      "wolkvox",
      "access",
      "teams",
      "grants",
      "views",
      "notes",
      "ledger",
      "personal-data",
      "report",
      "export",
      "sending",
      "http",
    ].map((folder) => [`lib/server/${folder}/top.ts`, 'export const top = "";\n']),
  ),
  "lib/server/container.ts": 'import "./export/top";\nexport const container = "";\n',
  "lib/server/http/question.ts": 'import "@/lib/search/link";\nexport const question = "";\n',
  "lib/server/http/preload-report.ts":
    'import { QueryClient } from "@tanstack/react-query";\nimport "@/lib/report/subject";\nexport const preload = QueryClient;\n',
  ...Object.fromEntries(
    ["chart", "table", "filters", "report", "agent", "now", "day", "commands", "settings"].map(
      (folder, place, all) => [
        `components/${folder}/top.tsx`,
        `${place > 0 ? `import "../${all[place - 1]}/top";\n` : ""}export const top = "";\n`,
      ],
    ),
  ),
  "components/settings/look/top.tsx": 'export const top = "";\n',
  "components/settings/keys/top.tsx": 'import "../look/top";\nimport "../top";\nexport const top = "";\n',
  "components/settings/people/top.tsx": 'import "./list";\nexport const top = "";\n',
  "components/settings/people/list.tsx": 'export const list = "";\n',
  "components/ui/button.tsx": 'import { useState } from "react";\nexport const Button = useState;\n',
  "components/filters/range-bar.tsx":
    'import "@/lib/browser/use-link";\nimport "@/lib/messages/words";\nexport const Bar = "";\n',
  "components/report/report-view.tsx":
    'import "@/lib/browser/queries/report-query";\nimport "../filters/range-bar";\nimport "@/components/ui/button";\nexport const View = "";\n',
  "app/layout.tsx":
    'import "@/lib/messages/words";\nimport "./providers";\nexport default function Layout() {}\n',
  "app/providers.tsx":
    'import { QueryClient } from "@tanstack/react-query";\nexport const Providers = QueryClient;\n',
  "app/(report)/page.tsx":
    'import "@/components/report/report-view";\nimport "@/lib/server/access/session";\nimport "@/lib/server/http/preload-report";\nexport default function Page() {}\n',
  "app/(report)/agents/[agentId]/page.tsx":
    'import "@/components/report/report-view";\nexport default function Page() {}\n',
  "app/api/report/route.ts":
    'import "@/lib/server/settings/env";\nimport "@/lib/search/link";\nexport const GET = "";\n',
  "e2e/wolkvox/main.ts": 'import "node:http";\nimport "./settings.ts";\n',
  "e2e/wolkvox/settings.ts": "export const settings = {};\n",
  "scripts/root.mjs": 'export const root = "";\n',
  "scripts/start.mjs": 'import "./root.mjs";\n',
  "lib/server/trail/chain.ts": 'export const chain = "";\n',
  "scripts/trail.mjs": 'import "../lib/server/trail/chain.ts";\n',
  "proxy.ts": 'import "@/lib/search/link";\nexport const proxy = "";\n',
  "instrumentation.ts": 'export const register = () => import("@/lib/server/settings/env");\n',
};

const from = (target) => `import "${target}";\n`;

/** One deliberate violation a line: the file, its text, and every rule that must fire on it. */
export const roomCases = [
  ["app/settings/page.tsx", from("@/lib/report/subject"), ["room-app-page"]],
  ["app/settings/layout.tsx", from("@/lib/server/settings/env"), ["room-app-page"]],
  ["app/error.tsx", from("@/lib/server/access/session"), ["room-app-shell"]],
  ["app/api/agents/route.ts", from("@/components/ui/button"), ["room-app-api"]],
  ["app/s/[slug]/route.ts", from("@/lib/browser/use-link"), ["room-app-api"]],
  ["components/ui/day.tsx", from("@/lib/dates/window"), ["room-components-ui"]],
  [
    "components/ui/logo.tsx",
    'import type { Subject } from "@/lib/report/subject";\nexport type S = Subject;\n',
    ["room-components-ui"],
  ],
  ["components/report/door.tsx", from("@/lib/server/settings/env"), ["room-components"]],
  ["components/report/home.tsx", from("@/app/providers"), ["room-components"]],
  ["lib/browser/secret.ts", from("@/lib/server/settings/env"), ["room-lib-browser"]],
  ["lib/browser/picture.ts", from("@/components/ui/button"), ["room-lib-browser"]],
  ["lib/server/grammar.ts", from("@/lib/search/link"), ["room-lib-server"]],
  ["lib/server/http/tab.ts", from("@/lib/browser/use-link"), ["room-lib-server-http"]],
  ["lib/server/trail/words.ts", from("@/lib/messages/words"), ["room-lib-server-trail"]],
  ["lib/server/trail/climb.ts", from("../wolkvox/top"), ["floor-lib-server-trail", "room-lib-server-trail"]],
  ["lib/server/sending/search.ts", from("@/lib/search/link"), ["room-lib-server", "room-lib-server-sending"]],
  ["lib/server/sending/call.ts", from("../wolkvox/top"), ["room-lib-server-sending"]],
  [
    "lib/server/sending/climb.ts",
    from("../http/top"),
    ["floor-lib-server-sending", "room-lib-server-sending"],
  ],
  ["lib/search/secret.ts", from("@/lib/server/settings/env"), ["room-lib-search"]],
  ["lib/report/calendar.ts", from("@/lib/search/link"), ["room-lib-report"]],
  ["lib/report/hour.ts", from("@/lib/dates/clock"), ["room-lib-report"]],
  ["lib/report/words.ts", from("@/lib/messages/words"), ["room-lib-report"]],
  [
    "lib/report/plan/plan.ts",
    'import type { window } from "@/lib/browser/api";\nexport type W = typeof window;\n',
    ["room-lib-report"],
  ],
  ["lib/dates/subject.ts", from("@/lib/report/subject"), ["room-lib-dates"]],
  ["lib/messages/today.ts", from("@/lib/dates/window"), ["room-lib-messages"]],
  ["e2e/report.spec.ts", from("../lib/report/subject.ts"), ["room-e2e"]],
  ["scripts/bench.mjs", from("../lib/report/subject.ts"), ["room-scripts"]],
  ["proxy.ts", from("@/lib/report/subject"), ["room-proxy"]],
  ["instrumentation.ts", from("@/lib/search/link"), ["room-instrumentation"]],
  ["lib/server/fake.ts", from("../../e2e/wolkvox/settings.ts"), ["nobody-imports-e2e", "room-lib-server"]],
  ["lib/report/figures/view.ts", from("react"), ["pure-rooms-use-pure-libraries"]],
  ["lib/dates/file.ts", from("node:fs"), ["pure-rooms-use-pure-libraries"]],
  ["lib/search/client.ts", from("next/navigation"), ["pure-rooms-use-pure-libraries"]],
  ["components/settings/keys/apart.tsx", from("../people/top"), ["pages-of-settings-stand-apart"]],
  ["components/settings/look/apart.tsx", from("../keys/top"), ["pages-of-settings-stand-apart"]],
  ["components/settings/sending/apart.tsx", from("../keys/top"), ["pages-of-settings-stand-apart"]],
  ["components/settings/apart.tsx", from("./people/top"), ["settings-share-no-page"]],
  ["components/report/sql.tsx", from("kysely"), ["no-server-library-in-the-tab"]],
  ["lib/browser/headers.ts", from("next/headers"), ["no-server-library-in-the-tab"]],
  ["lib/browser/file.ts", from("node:fs"), ["no-node-builtin-in-the-tab"]],
  ["lib/server/markup.ts", from("react"), ["no-react-on-the-server"]],
  ["lib/server/second-client.ts", from("undici"), ["one-upstream-client"]],
  [
    "lib/server/third-client.ts",
    'export const client = () => import("node:https");\n',
    ["one-upstream-client"],
  ],
  [
    "lib/server/typed-client.ts",
    'import type { Agent } from "undici";\nexport type A = Agent;\n',
    ["one-upstream-client"],
  ],
  ["lib/server/second-database.ts", from("better-sqlite3"), ["one-database-door"]],
  ["lib/server/second-mailer.ts", from("nodemailer"), ["one-mail-door"]],
  ["lib/server/second-writer.ts", from("csv-stringify/sync"), ["files-are-written-in-one-room"]],
  ["lib/server/second-picture.ts", from("@napi-rs/canvas"), ["files-are-written-in-one-room"]],
  ["lib/server/report/note.ts", from("../trail/top"), ["trail-is-kept-at-the-doors"]],
  ["components/report/table.tsx", from("@/lib/browser/queries/report-query"), ["data-hooks-in-views"]],
  ["components/report/chart.tsx", from("@tanstack/react-query"), ["data-hooks-in-views"]],
  ["lib/browser/report.ts", from("@tanstack/react-query"), ["queries-in-query-files"]],
  ...[
    ["store", "settings"],
    ["settings", "wolkvox"],
    ["wolkvox", "access"],
    ["access", "teams"],
    ["teams", "grants"],
    ["grants", "views"],
    ["views", "notes"],
    ["notes", "ledger"],
    ["ledger", "personal-data"],
    ["personal-data", "report"],
    ["report", "export"],
  ].map(([below, above]) => [
    `lib/server/${below}/climb.ts`,
    `import "../${above}/top";\n`,
    [`floor-lib-server-${below}`],
  ]),
  ...[
    ["figures", "chart"],
    ["chart", "table"],
    ["table", "filters"],
    ["filters", "report"],
    ["report", "agent"],
    ["agent", "now"],
    ["now", "day"],
    ["day", "commands"],
    ["commands", "settings"],
  ].map(([below, above]) => [
    `components/${below}/climb.tsx`,
    `import "../${above}/top";\n`,
    [`floor-components-${below}`],
  ]),
  ["lib/server/export/climb.ts", from("../container"), ["floor-lib-server-export"]],
  ["lib/server/climb.ts", from("./http/top"), ["floor-lib-server-container"]],
  ["lib/report/utils/pad.ts", "export const pad = 1;\n", ["no-drawer-folders"]],
  ["lib/report/helpers.ts", "export const help = 1;\n", ["no-drawer-files"]],
  ["components/ui/index.ts", "export const nothing = 1;\n", ["no-barrels"]],
  ["lib/email/letter.ts", "export const letter = 1;\n", ["no-unknown-room"]],
  ["lib/report/egg.ts", from("./hen"), ["no-circular"]],
  ["lib/report/hen.ts", from("./egg"), []],
  ["lib/server/lost.ts", from("./nowhere"), ["no-unresolvable"]],
  [
    "lib/server/again.ts",
    from("./wolkvox/transport.test"),
    ["nobody-imports-a-test", "only-tests-import-stages"],
  ],
  ["lib/server/staged.ts", from("./store/second-process.stage"), ["only-tests-import-stages"]],
  ["lib/server/random.ts", from("fast-check"), ["no-dev-dependency-in-production"]],
  ["lib/server/borrowed.ts", from("immer"), ["no-undeclared-dependency"]],
];
