import type { Fault } from "./stand-in-control.ts";

/** What a way of failing means to a reader of our API, and how many calls it deserves before that is said. */
export type FaultRow = { kind: string; code: string; status: number; calls: number };

const rows = (code: string, status: number, calls: number, kinds: string[]): FaultRow[] =>
  kinds.map((kind) => ({ kind, code, status, calls }));

/** Codes and statuses of contract.md; meanings of wolkvox-agent-3.md and hostile-inputs.md. */
export const faultTable = {
  auth: rows("upstream-auth", 502, 1, [
    ...["missing-token", "bad-token", "bad-token-variant", "forbidden-empty", "http-401"],
    ...["token-in-404", "token-in-200", "token-in-400"],
  ]),
  // An unknown text of a 403 is temporary, but shown.
  maintenance: rows("upstream-maintenance", 503, 1, [
    ...["maintenance", "forbidden-unknown-text"],
    ...["maintenance-in-404", "maintenance-in-200", "maintenance-in-500"],
  ]),
  busy: [
    ...rows("upstream-busy", 503, 1, ["http-429"]),
    ...rows("upstream-busy", 503, 3, [
      ...["simultaneous-lower-case", "simultaneous-other-number", "simultaneous-spanish", "simultaneous"],
    ]),
  ],
  unreachable: [
    ...rows("upstream-unreachable", 502, 1, ["http-407", "http-418"]),
    ...rows("upstream-unreachable", 502, 3, [
      ...["reset", "hang-up", "http-500", "http-502-html", "http-503", "http-504-html", "code-500-in-200"],
    ]),
  ],
  malformed: rows("upstream-malformed", 502, 1, [
    ...["unknown-api", "bad-parameters", "too-many-days", "forbidden-html", "html-200", "html-404"],
    ...[
      "empty-200",
      "empty-204",
      "empty-205",
      "empty-206",
      "empty-304",
      "empty-404",
      "redirect",
      "redirect-away",
    ],
    ...["code-string-0200", "code-float", "code-string-float", "code-true", "code-null", "code-missing"],
    ...[
      "gateway-404",
      "gateway-404-code",
      "other-words-404",
      "empty-list-counted",
      "empty-list-mute",
      "empty-list-failed",
      "no-database-404",
      "data-twice",
      "data-twice-escaped",
    ],
    ...["404-with-data", "200-in-404", "data-null", "data-object", "data-string", "data-number"],
    ...["data-nested", "data-missing", "body-null", "body-array", "body-text"],
    ...["json-nan", "json-infinity", "json-trailing-comma", "json-two-documents", "json-comment"],
    ...[
      "json-cut",
      "field-renamed",
      "time-number",
      "time-sixty",
      "utf16",
      "charset-unknown",
      "zstd",
      "gzip-cut",
      "gzip-false-header",
    ],
    ...["encoding-unknown", "not-http", "informational-only", "length-short", "length-long"],
    ...["length-and-chunked", "chunked-cut", "reset-mid-body"],
  ]),
  truncated: rows("upstream-truncated", 502, 1, ["cap-exact", "cap-over", "huge", "gzip-bomb"]),
};

/** Enough to be a bomb; 257 MB of it take seconds to pack. */
export const quicker: Record<string, { bytes: number }> = { "gzip-bomb": { bytes: 48 * 1024 * 1024 } };

/** A spent quota stops the token until the operation's midnight: each of these needs an app of its own. */
export const quotaRows = rows("upstream-quota", 503, 1, ["quota", "quota-in-200", "quota-in-404"]);

const wireRow = (agent_id: string, time: string, more: object = {}) => ({
  ...{
    agent_id,
    agent_dni: `1099887${agent_id}`,
    agent_name: `Agente ${agent_id}`,
    aux_state: "Almuerzo",
    time,
  },
  ...more,
});

const one = wireRow("10001", "00:50:00");
const two = wireRow("10002", "00:10:00");

function rawBody(data: string, { msg = "2 records were found", error = "null" } = {}): Partial<Fault> {
  return { body: `{"code":"200","error":${error},"msg":"${msg}","data":${data}}` };
}

const twoRows = JSON.stringify([one, two]);

/** What was known of the same agents before: less than what follows says, and as much as ever is said. */
export const earlyAnswer: Fault = { kind: "rows", rows: [wireRow("10001", "00:01:00")] };
export const wholeAnswer: Fault = { kind: "rows", rows: [one, two] };

/** What contradicts itself, or cannot be true: shown with a warning of this kind. `seconds`: of all agents together. */
export const toldFaults: { warning: string; seconds: number; fault: Fault }[] = [
  { warning: "repeated-row", seconds: 3600, fault: { kind: "rows", rows: [one, one, two] } },
  {
    warning: "two-values",
    seconds: 3660,
    fault: { kind: "rows", rows: [one, wireRow("10001", "00:01:00"), two] },
  },
  {
    warning: "two-names",
    seconds: 3660,
    fault: {
      kind: "rows",
      rows: [one, wireRow("10001", "00:01:00", { aux_state: "Break", agent_name: "Otra" }), two],
    },
  },
  {
    warning: "two-national-ids",
    seconds: 3660,
    fault: {
      kind: "rows",
      rows: [one, wireRow("10001", "00:01:00", { aux_state: "Break", agent_dni: "7" }), two],
    },
  },
  {
    warning: "longer-than-window",
    seconds: 112_200,
    fault: {
      kind: "rows",
      rows: [wireRow("10001", "20:00:00"), wireRow("10001", "11:00:00", { aux_state: "Break" }), two],
    },
  },
  {
    warning: "record-count",
    seconds: 3600,
    fault: { kind: "raw", ...rawBody(twoRows, { msg: "5 records were found" }) },
  },
  {
    warning: "error-beside-rows",
    seconds: 3600,
    fault: { kind: "raw", ...rawBody(twoRows, { error: '"LOGIC 7"' }) },
  },
  {
    warning: "repeated-key",
    seconds: 3600,
    fault: { kind: "raw", ...rawBody(twoRows.replace('"time":', '"TIME":"00:00:01","time":')) },
  },
  {
    warning: "repeated-key",
    seconds: 3600,
    fault: { kind: "raw", ...rawBody(twoRows.replace('"time":', '"tim\\u0065":"00:00:01","time":')) },
  },
  { warning: "id", seconds: 3600, fault: { kind: "rows", rows: [one, { ...two, agent_id: "" }] } },
  { warning: "unknown", seconds: 3000, fault: { kind: "rows", rows: [one, { ...two, time: "" }] } },
  {
    warning: "negative",
    seconds: 3590,
    fault: { kind: "rows", rows: [one, two, wireRow("10002", "-00:00:10", { aux_state: "Break" })] },
  },
  {
    warning: "encoding",
    seconds: 3600,
    fault: { kind: "rows", rows: [one, { ...two, agent_name: "Mu\ufffdoz" }] },
  },
  {
    warning: "cut-text",
    seconds: 3600,
    fault: { kind: "rows", rows: [one, { ...two, agent_name: "N".repeat(300) }] },
  },
];

/** Less than `wholeAnswer` says: believed where nothing is known, doubted where more was known. */
export const shrinkingFaults: { what: string; seconds: number; fault: Fault }[] = [
  { what: "an agent is gone", seconds: 3000, fault: { kind: "rows", rows: [one] } },
  {
    what: "a time has fallen",
    seconds: 3540,
    fault: { kind: "rows", rows: [one, wireRow("10002", "00:09:00")] },
  },
  { what: "a time is blank", seconds: 3000, fault: { kind: "rows", rows: [one, { ...two, time: "" }] } },
  ...["no-data", "data-empty", "code-404-in-200"].map((kind) => ({
    what: kind,
    seconds: 0,
    fault: { kind },
  })),
];

/** Odd, but what it says is not in doubt: the same figures as ever. */
export const readableFaults = [
  ...["code-number", "field-other-case", "field-extra", "json-as-html", "json-untyped", "utf8-bom"],
  ...["latin1", "gzip", "brotli", "pause"],
];

/** Each code in the words of the page. */
export const problemWords: Record<string, string> = {
  "upstream-auth": "wolkvox rechaza el token: debe revisarlo quien administra Auxboard.",
  "upstream-quota": "Las consultas de hoy a wolkvox se agotaron.",
  "upstream-busy": "wolkvox está atendiendo otra consulta.",
  "upstream-maintenance": "wolkvox no entrega datos en este momento (mantenimiento).",
  "upstream-timeout": "wolkvox no respondió a tiempo.",
  "upstream-unreachable": "wolkvox no responde.",
  "upstream-malformed": "wolkvox respondió algo que no se puede leer.",
  "upstream-truncated": "La respuesta de wolkvox llegó cortada por su límite y no se usa.",
};
