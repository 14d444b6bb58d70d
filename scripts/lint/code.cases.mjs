/** What each file may do and others may not: nothing fires. */
export const cleanCode = {
  "lib/dates/clock.ts":
    "export const systemNow = () => Date.now();\nexport const instant = (ms: number) => new Date(ms);\n",
  "lib/browser/api.ts": 'export const ask = () => fetch("/api/report");\n',
  "lib/server/settings/env.ts": "export const environment = process.env;\n",
  "lib/server/gate.ts":
    'const store: Record<symbol, unknown> = Reflect.get(globalThis, "auxboard") ?? {};\nexport const gate = store;\n',
  "lib/dates/day.ts":
    'import { TZDate } from "@date-fns/tz";\nimport { addDays } from "date-fns";\nexport const next = addDays(new TZDate(2026, 1, 1, "UTC"), 1);\n',
  "components/report/frame.tsx": "export const width = () => window.innerWidth;\n",
  "app/(report)/agents/[agentId]/page.tsx": "export default function Page() {\n  return <p>1</p>;\n}\n",
  "app/api/[...path]/route.ts": 'export const GET = () => new Response("");\n',
  "instrumentation.ts": "export const isNode = process.env.NEXT_RUNTIME;\n",
  "lib/dates/day.test.ts":
    'import { expect, test } from "vitest";\ntest("a day", () => expect(new Date(0)).toBeDefined());\n',
  "scripts/start.mjs":
    'import { argv } from "node:process";\nconsole.log(process.env.PORT, argv, Date.now());\n',
  "e2e/report.spec.ts":
    'export const answer = await fetch("http://127.0.0.1:1").then((r) => [r, Date.now()]);\n',
  "playwright.config.ts": "export default { now: process.env.CI };\n",
};

const globals = "lint/style/noRestrictedGlobals";
const imports = "lint/style/noRestrictedImports";
const environment = "lint/style/noProcessEnv";

/** One deliberate violation a line: the file, its text, and the rule that must fire on it, once a violation. */
export const codeCases = [
  ["lib/report/now.ts", "export const now = Date.now();\n", [globals]],
  ["lib/report/date.ts", "export const date = new Date();\n", [globals]],
  ["lib/browser/age.ts", "export const age = (at: number) => Date.now() - at;\n", [globals]],
  ["components/report/ask.tsx", 'export const ask = () => fetch("/x");\n', [globals]],
  ["lib/server/ask.ts", 'export const ask = () => fetch("https://x.example");\n', [globals]],
  ["lib/browser/old.ts", "export const old = () => new XMLHttpRequest();\n", [globals]],
  ["lib/browser/keep.ts", 'export const keep = () => localStorage.getItem("x");\n', [globals]],
  ["components/report/keep.tsx", 'export const keep = () => sessionStorage.getItem("x");\n', [globals]],
  ["lib/browser/store.ts", 'export const store = () => indexedDB.open("x");\n', [globals]],
  ["lib/server/secret.ts", "export const token = process.env.WOLKVOX_TOKEN;\n", [environment]],
  ["app/page.tsx", "export const token = process.env.WOLKVOX_TOKEN;\n", [environment]],
  [
    "lib/server/argv.ts",
    'import { env } from "node:process";\nexport const token = env.TOKEN;\n',
    [environment, imports],
  ],
  ["lib/report/today.ts", 'import { isToday } from "date-fns";\nexport const is = isToday;\n', [imports]],
  [
    "components/filters/today.ts",
    'import { today } from "@internationalized/date";\nexport const t = today;\n',
    [imports],
  ],
  ["lib/browser/member.ts", 'export const ask = () => globalThis.fetch("/x");\n', ["plugin hidden-global"]],
  [
    "lib/browser/index-member.ts",
    'export const ask = () => window["fetch"]("/x");\n',
    ["plugin hidden-global"],
  ],
  ["lib/report/member.ts", "export const now = globalThis.Date.now();\n", ["plugin hidden-global"]],
  [
    "lib/browser/apart.ts",
    "const { fetch: ask } = window;\nexport const asked = ask;\n",
    ["plugin hidden-global"],
  ],
  ["lib/server/apart.ts", "const { env } = process;\nexport const token = env;\n", ["plugin hidden-global"]],
  [
    "lib/dates/tz.ts",
    'import { TZDate } from "@date-fns/tz";\nexport const now = new TZDate();\n',
    ["plugin hidden-clock"],
  ],
  [
    "lib/dates/utc.ts",
    'import { UTCDateMini } from "@date-fns/utc/date/mini";\nexport const now = new UTCDateMini();\n',
    ["plugin hidden-clock"],
  ],
  [
    "lib/dates/zone.ts",
    'import { TZDate } from "@date-fns/tz";\nexport const now = TZDate.tz("UTC");\n',
    ["plugin hidden-clock"],
  ],
  ["lib/server/noise.ts", 'export const say = () => console.log("x");\n', ["lint/suspicious/noConsole"]],
  ["lib/server/loose.ts", "export const loose = (value: any) => value;\n", ["lint/suspicious/noExplicitAny"]],
  ["lib/server/bang.ts", "export const bang = (x?: string) => x!;\n", ["lint/style/noNonNullAssertion"]],
  ["lib/server/main.ts", "export default function main() {}\n", ["lint/style/noDefaultExport"]],
  ["components/report/AuxTable.tsx", "export const AuxTable = 1;\n", ["lint/style/useFilenamingConvention"]],
  [
    "components/report/all.ts",
    'export * from "./one";\n',
    ["lint/performance/noBarrelFile", "lint/performance/noReExportAll"],
  ],
  [
    "lib/server/kind.ts",
    'import { Kind } from "./kinds";\nexport const of = (kind: Kind) => kind;\n',
    ["lint/style/useImportType"],
  ],
  [
    "lib/server/file.ts",
    'import { readFileSync } from "fs";\nexport const read = readFileSync;\n',
    ["lint/style/useNodejsImportProtocol"],
  ],
  ["lib/server/spare.ts", "const spare = 1;\nexport {};\n", ["lint/correctness/noUnusedVariables"]],
  [
    "lib/server/spare-import.ts",
    'import { spare } from "./x";\nexport {};\n',
    ["lint/correctness/noUnusedImports"],
  ],
  [
    "components/report/photo.tsx",
    'export const Photo = () => <button type="button" aria-hidden="true" tabIndex={0} />;\n',
    ["lint/a11y/noAriaHiddenOnFocusable"],
  ],
  [
    "components/report/field.tsx",
    "export const Field = () => <label>Name</label>;\n",
    ["lint/a11y/noLabelWithoutControl"],
  ],
  [
    "lib/report/only.test.ts",
    'import { test } from "vitest";\ntest.only("x", () => undefined);\n',
    ["lint/suspicious/noFocusedTests"],
  ],
  [
    "lib/report/skip.test.ts",
    'import { test } from "vitest";\ntest.skip("x", () => undefined);\n',
    ["lint/suspicious/noSkippedTests"],
  ],
];

/** An exemption is for one thing: these fire in the very files that are exempt from another rule. */
export const exemptFileCases = [
  ["lib/dates/clock.ts", 'export const ask = () => fetch("/x");\n', [globals]],
  ["lib/browser/api.ts", "export const now = () => Date.now();\n", [globals]],
  ["lib/server/settings/env.ts", "export const now = () => Date.now();\n", [globals]],
  ["lib/dates/day.test.ts", "export const zone = process.env.TZ;\n", [environment]],
];
