import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { expect } from "vitest";
import type { UpstreamProblemCode } from "@/lib/report/answers/problem";
import type { AuxRow, RowWarning } from "@/lib/report/figures/aux-row";

/** What the server writes to the socket, and how it lets go. */
export type Reply = { bytes: Buffer; ending?: "close" | "reset" };

export type GoodCase = [title: string, reply: Reply, rows: Partial<AuxRow>[], warnings?: RowWarning[]];

export type HostileCase = [
  title: string,
  reply: Reply,
  code: UpstreamProblemCode,
  told?: { reason?: string; detail?: RegExp; retryAfterSeconds?: number; quotation?: string },
];

type Headers = Record<string, string>;

const json = { "Content-Type": "application/json; charset=utf-8" };
const html = { "Content-Type": "text/html; charset=utf-8" };
const page = "<!DOCTYPE html><html><body>Iniciar sesión</body></html>";

export function buildReply(status: number, body: string | Buffer = "", headers: Headers = json): Reply {
  const lines = Object.entries({ "Content-Length": String(Buffer.byteLength(body)), ...headers });
  const head = [`HTTP/1.1 ${status} Said`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  return { bytes: Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), Buffer.from(body)]) };
}

function raw(text: string, ending: "close" | "reset" = "close"): Reply {
  return { bytes: Buffer.from(text, "latin1"), ending };
}

const row = {
  agent_id: "10001",
  agent_dni: "1020304050",
  agent_name: "José Ñandú",
  aux_state: "Baño",
  time: "01:02:03",
};
const read: AuxRow = {
  agentId: "10001",
  agentDni: "1020304050",
  agentName: "José Ñandú",
  state: "Baño",
  seconds: 3723,
};

export function envelope(data: unknown, code = '"200"', msg = countWords(data)): string {
  return `{"code":${code},"error":null,"msg":${JSON.stringify(msg)},"data":${JSON.stringify(data)}}`;
}

function countWords(data: unknown): string {
  return `${Array.isArray(data) ? data.length : 1} records were found`;
}

const plainText = envelope([row]);

function withRow(change: Record<string, unknown>): Reply {
  return buildReply(200, envelope([{ ...row, ...change }]));
}

/** `literal` is JSON text in the place of the string `"1020304050"`. */
function withLiteral(field: string, literal: string): Reply {
  return buildReply(
    200,
    envelope([{ ...row, [field]: "LITERAL" }]).replace('"LITERAL"', () => literal),
  );
}

function without(field: keyof typeof row): Reply {
  const { [field]: _, ...rest } = row;
  return buildReply(200, envelope([rest]));
}

function packed(encoding: string, body: Buffer): Reply {
  return buildReply(200, body, { ...json, "Content-Encoding": encoding });
}

const counted = (kind: RowWarning["kind"], count = 1): RowWarning[] => [{ kind, count }];

export const goodCases: GoodCase[] = [
  ["the documented answer", buildReply(200, plainText), [read]],
  ["code as a number", buildReply(200, envelope([row], "200")), [read]],
  ["code after data", buildReply(200, `{"data":${JSON.stringify([row])},"code":200}`), [read]],
  ["JSON as text/html", buildReply(200, plainText, html), [read]],
  ["JSON without a type", buildReply(200, plainText, {}), [read]],
  ["a byte order mark", buildReply(200, `\ufeff${plainText}`), [read]],
  [
    "Latin-1 that says so",
    buildReply(200, Buffer.from(plainText, "latin1"), {
      "Content-Type": 'application/json; charset="ISO-8859-1"',
    }),
    [read],
  ],
  [
    "Latin-1 that says nothing",
    buildReply(200, Buffer.from(plainText, "latin1")),
    [read],
    counted("encoding", 4),
  ],
  [
    "one broken byte between whole names",
    buildReply(200, Buffer.concat([Buffer.from('{"code":200,"data":['), brokenRow(), Buffer.from("]}")])),
    [{ ...read, agentName: "Muñoz José" }],
    counted("encoding"),
  ],
  [
    "U+FFFD already in a name",
    withRow({ agent_name: "Mu\ufffdoz" }),
    [{ agentName: "Mu\ufffdoz" }],
    counted("encoding"),
  ],
  ["NUL in a name", withRow({ agent_name: "Mu\0oz" }), [{ agentName: "Mu\u2400oz" }]],
  ["half a surrogate pair", withRow({ aux_state: "x\ud83d" }), [{ state: "x\ufffd" }], counted("encoding")],
  ["gzip", packed("gzip", gzipSync(plainText)), [read]],
  ["deflate", packed("deflate", deflateSync(plainText)), [read]],
  ["brotli", packed("br", brotliCompressSync(plainText)), [read]],
  ["103 before the answer", prefixed("HTTP/1.1 103 Early Hints\r\n\r\n"), [read]],
  ["a blank state", withRow({ aux_state: " " }), [{ state: "" }]],
  ["a null state", withRow({ aux_state: null }), [{ state: "" }]],
  ["hours beyond 24 and two digits", withRow({ time: "1234:59:59" }), [{ seconds: 4_445_999 }]],
  ["a short time", withRow({ time: "1:2:3" }), [{ seconds: 3723 }]],
  ["a fraction of a second", withRow({ time: "00:00:00.5" }), [{ seconds: 0 }]],
  ["an empty time", withRow({ time: "" }), [{ seconds: null }], counted("unknown")],
  ["a null time", withRow({ time: null }), [{ seconds: null }], counted("unknown")],
  ["a negative time", withRow({ time: "-00:05:00" }), [{ seconds: -300 }], counted("negative")],
  ["no identity number", without("agent_dni"), [{ ...read, agentDni: "" }]],
  ["no name", without("agent_name"), [{ ...read, agentName: "" }]],
  ["no id", without("agent_id"), [{ ...read, agentId: "" }], counted("id")],
  ["an empty id", withRow({ agent_id: "" }), [{ agentId: "" }], counted("id")],
  ["a null id", withRow({ agent_id: null }), [{ agentId: "" }], counted("id")],
  ['id "0"', withRow({ agent_id: "0" }), [{ agentId: "" }], counted("id")],
  ["id 0", withRow({ agent_id: 0 }), [{ agentId: "" }], counted("id")],
  ["an id between blanks", withRow({ agent_id: " 12 " }), [{ agentId: "12" }]],
  ["a numeric id", withRow({ agent_id: 10001 }), [{ agentId: "10001" }]],
  ["an id with a leading zero", withRow({ agent_id: "007" }), [{ agentId: "007" }]],
  [
    "an id of 20 digits",
    withRow({ agent_id: "12345678901234567890" }),
    [{ agentId: "12345678901234567890" }],
  ],
  [
    "a numeric id of 20 digits",
    withLiteral("agent_id", "12345678901234567890"),
    [{ agentId: "12345678901234567890" }],
  ],
  [
    "a numeric identity number of 17 digits",
    withLiteral("agent_dni", "12345678901234567"),
    [{ agentDni: "12345678901234567" }],
  ],
  ['id "1e3"', withRow({ agent_id: "1e3" }), [{ agentId: "1e3" }]],
  ["id 1e3", withLiteral("agent_id", "1e3"), [{ agentId: "1e3" }]],
  ["keys in other case", buildReply(200, plainText.replaceAll('"agent_id":', '"AGENT_ID":')), [read]],
  ["fields nobody asked for", withRow({ extension: { a: [1] }, ["__proto__"]: "x" }), [read]],
  ["a name with double spaces and a loose accent", withRow({ agent_name: " Jose\u0301  Ñandú\t" }), [read]],
  ["mark-up and formulas", withRow({ agent_name: "<b>=1+1</b>" }), [{ agentName: "<b>=1+1</b>" }]],
  [
    "direction marks and joined emoji",
    withRow({ agent_name: "a\u202eb 👩‍👧" }),
    [{ agentName: "a\u202eb 👩‍👧" }],
  ],
  ["the same row twice", buildReply(200, envelope([row, row])), [read], [about("repeated-row")]],
  [
    "the same row in other white space",
    buildReply(
      200,
      envelope(Array.from({ length: 4 }, (_, at) => ({ ...row, aux_state: `Baño${" ".repeat(at)}` }))),
    ),
    [read],
    counted("repeated-row", 3),
  ],
  [
    "an agent and state with two times",
    buildReply(200, envelope([row, { ...row, time: "00:00:07" }])),
    [read, { ...read, seconds: 7 }],
    [about("two-values")],
  ],
  [
    "two rows that name nobody",
    buildReply(200, envelope(Array(2).fill({ ...row, agent_id: "", agent_name: "" }))),
    [{ agentId: "" }, { agentId: "" }],
    counted("id", 2),
  ],
  [
    "an agent with two names",
    buildReply(200, envelope([row, { ...row, agent_name: "Otra Persona", aux_state: "Break" }])),
    [read, { agentName: "Otra Persona" }],
    [{ kind: "two-names", count: 1, cases: [{ agentId: "10001", agentName: "José Ñandú" }] }],
  ],
  [
    "an agent whose name differs by accents and blanks only",
    buildReply(200, envelope([row, { ...row, agent_name: "JOSE  ÑANDU", aux_state: "Break" }])),
    [read, { agentName: "JOSE ÑANDU" }],
  ],
  [
    "an agent with two national ids",
    buildReply(200, envelope([row, { ...row, agent_dni: "99", aux_state: "Break" }])),
    [read, { agentDni: "99" }],
    [{ kind: "two-national-ids", count: 1, cases: [{ agentId: "10001", agentName: "José Ñandú" }] }],
  ],
  [
    "fewer rows than it says",
    buildReply(200, envelope([row], "200", "5 records were found")),
    [read],
    [{ kind: "record-count", count: 1, cases: [{ said: 5, found: 1 }] }],
  ],
  ["a message that counts nothing", buildReply(200, envelope([row], "200", "OK")), [read]],
  [
    "an error beside rows",
    buildReply(200, plainText.replace("null", '"LOGIC 7"')),
    [read],
    counted("error-beside-rows"),
  ],
  ["an error that is none", buildReply(200, plainText.replace("null", '"null"')), [read]],
  [
    "a field twice in a row",
    buildReply(200, plainText.replace('"time":', '"TIME":"00:00:01","time":')),
    [read],
    [about("repeated-key")],
  ],
  [
    "a field twice in a row, once with an escape",
    buildReply(200, plainText.replace('"time":', '"tim\\u0065":"00:00:01","time":')),
    [read],
    [about("repeated-key")],
  ],
  [
    "a text like a field within a name",
    withRow({ agent_name: '"time":"00:00:01"' }),
    [{ agentName: '"time":"00:00:01"' }],
  ],
  [
    "names, states and ids that are too long",
    withRow({
      agent_id: "1".repeat(1_000_000),
      agent_name: "N".repeat(1_000_000),
      aux_state: "é".repeat(201),
    }),
    [
      {
        agentId: expect.stringMatching(/^1{90}…#[0-9a-f]{8}$/),
        agentName: expect.stringMatching(/^N{190}…#[0-9a-f]{8}$/),
        state: expect.stringMatching(/^é{190}…#[0-9a-f]{8}$/),
      },
    ],
    counted("cut-text"),
  ],
];

function about(kind: RowWarning["kind"]): RowWarning {
  return { kind, count: 1, cases: [{ agentId: "10001", agentName: "José Ñandú", state: "Baño" }] };
}

function brokenRow(): Buffer {
  const [before = "", after = ""] = JSON.stringify(row).split("José Ñandú");
  return Buffer.concat([Buffer.from(`${before}Mu`), Buffer.from([0xf1]), Buffer.from(`oz José${after}`)]);
}

function prefixed(text: string): Reply {
  return { bytes: Buffer.concat([Buffer.from(text), buildReply(200, plainText).bytes]) };
}

export const noDataCases: [title: string, reply: Reply][] = [
  ["404 with wolkvox's JSON", refusal(404, "404", "NOT FOUND", "No records were found")],
  ["404 with a numeric code and no other word", buildReply(404, '{"code":404,"error":"NOT FOUND","msg":""}')],
  ["404 in Spanish", refusal(404, "404", "NOT FOUND", "No se encontraron registros")],
  ["404 with an empty list", buildReply(404, envelope([], '"404"', "No records were found"))],
  ["404 whose only word is the text", buildReply(404, '{"error":"NOT FOUND","msg":"No records were found"}')],
  ['code "404" in an HTTP 200', buildReply(200, envelope([], '"404"'))],
  ["an empty list that says zero", buildReply(200, envelope([]))],
  ["an empty list that says so in words", buildReply(200, envelope([], "200", "Sin registros"))],
  ["an empty list that ends with the connection", raw(`HTTP/1.0 200 OK\r\n\r\n${envelope([])}`)],
  [
    "an empty list in chunks",
    raw(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(envelope([]))}`),
  ],
];

function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
}

function refusal(status: number, code: string, error: string, msg: string): Reply {
  return buildReply(status, JSON.stringify({ code, error, msg }));
}

function forbidden(msg: string): Reply {
  return refusal(403, "403", "FORBIDDEN", msg);
}

const schema = (detail: RegExp) => ({ reason: "schema", detail });
const content = { reason: "content" };
const encoding = { reason: "encoding" };
const cut = { reason: "cut" };
const notJson = (character: number) => ({ reason: "json", detail: new RegExp(`character ${character} of`) });

export const hostileCases: HostileCase[] = [
  [
    "403 simultaneous",
    forbidden("EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)"),
    "upstream-busy",
    { retryAfterSeconds: 5 },
  ],
  [
    "403 simultaneous in small letters",
    forbidden("Exceeds the limit of simultaneous requests (5)"),
    "upstream-busy",
  ],
  [
    "403 simultaneous in Spanish",
    forbidden("Excede el límite de solicitudes simultáneas por token (1)"),
    "upstream-busy",
  ],
  ["403 quota", forbidden("TOKEN LIMIT EXCEEDED"), "upstream-quota"],
  [
    "403 quota in an HTTP 200",
    buildReply(200, forbidden("TOKEN LIMIT EXCEEDED").bytes.toString().split("\r\n\r\n")[1]),
    "upstream-quota",
  ],
  ["403 token", forbidden("PLEASE VALIDATE TOKEN"), "upstream-auth"],
  [
    "403 token variant",
    forbidden("THE TOKEN IS NOT VALID OR HAS EXPIRED, PLEASE VALIDATE TOKEN"),
    "upstream-auth",
  ],
  [
    "403 in plain text",
    buildReply(403, "please validate token", { "Content-Type": "text/plain" }),
    "upstream-auth",
  ],
  ["403 without a body", buildReply(403), "upstream-auth"],
  ["403 with a web page", buildReply(403, page, html), "upstream-malformed", content],
  ["403 with a long web page", buildReply(403, page.padEnd(70_000), html), "upstream-malformed", content],
  ["403 daily backup", forbidden("DAILY BACKUP IN PROGRESS"), "upstream-maintenance"],
  [
    "403 maintenance",
    forbidden("Servidor en mantenimiento"),
    "upstream-maintenance",
    { retryAfterSeconds: 60 },
  ],
  [
    "403 with unknown words",
    forbidden("POLICY 7 FORBIDS THIS"),
    "upstream-maintenance",
    { quotation: "FORBIDDEN: POLICY 7 FORBIDS THIS" },
  ],
  [
    "403 with JSON of another kind",
    buildReply(403, '{"message":"Nope"}'),
    "upstream-maintenance",
    { detail: /^wolkvox refuses for now\.$/ },
  ],
  ["403 that says 200", buildReply(403, envelope([row])), "upstream-malformed", schema(/contradict/)],
  [
    "403 that says 200 and refuses the token",
    refusal(403, "200", "FORBIDDEN", "PLEASE VALIDATE TOKEN"),
    "upstream-auth",
  ],
  ["400 that refuses the token", refusal(400, "400", "BAD", "PLEASE VALIDATE TOKEN"), "upstream-auth"],
  ["400 that is a quota", refusal(400, "400", "BAD REQUEST", "TOKEN LIMIT EXCEEDED"), "upstream-quota"],
  [
    "400 of too many days",
    refusal(400, "400", "BAD REQUEST", "THE DATE RANGE CANNOT EXCEED 31 DAYS"),
    "upstream-malformed",
    { reason: "content", detail: /question/ },
  ],
  [
    "400 of invalid dates",
    refusal(400, "400", "BAD REQUEST", "INVALID DATE FORMAT"),
    "upstream-malformed",
    { reason: "content", detail: /question/ },
  ],
  [
    "500 that is maintenance in an HTTP 200",
    buildReply(200, '{"code":500,"error":"x","msg":"Servidor en mantenimiento"}'),
    "upstream-maintenance",
  ],
  [
    "401 that is a quota in an HTTP 200",
    buildReply(200, '{"code":401,"error":"UNAUTHORIZED","msg":"TOKEN LIMIT EXCEEDED"}'),
    "upstream-quota",
  ],
  ["401", refusal(401, "401", "UNAUTHORIZED", "PLEASE ENTER THE WOLKVOX-TOKEN"), "upstream-auth"],
  ["401 in an HTTP 200", buildReply(200, '{"code":401,"error":"UNAUTHORIZED","msg":"x"}'), "upstream-auth"],
  [
    "400 unknown API",
    refusal(400, "400", "BAD REQUEST", "THE API YOU WANT TO CONSULT DOES NOT EXIST"),
    "upstream-malformed",
    { reason: "content", detail: /check the server/ },
  ],
  [
    "400 parameters",
    refusal(400, "400", "BAD REQUEST", "SOME PARAMETERS ARE REQUIRED"),
    "upstream-malformed",
    { reason: "content", detail: /question/ },
  ],
  [
    "400 unknown API in a 404",
    refusal(404, "400", "BAD REQUEST", "THE API YOU WANT TO CONSULT DOES NOT EXIST"),
    "upstream-malformed",
    content,
  ],
  [
    "404 with a web page",
    buildReply(404, page, html),
    "upstream-malformed",
    { reason: "content", detail: /check the server/ },
  ],
  ["404 without a body", buildReply(404), "upstream-malformed", content],
  [
    "404 with somebody else's JSON",
    buildReply(404, '{"message":"Cannot GET /api"}'),
    "upstream-malformed",
    schema(/no records/),
  ],
  [
    "data twice",
    buildReply(200, plainText.replace('"data":', '"data":[],"data":')),
    "upstream-malformed",
    schema(/twice/),
  ],
  [
    "data twice, once with an escape",
    buildReply(200, plainText.replace('"data":', '"d\\u0061ta":[],"data":')),
    "upstream-malformed",
    schema(/twice/),
  ],
  ["code twice", buildReply(200, `{"code":404,${plainText.slice(1)}`), "upstream-malformed", schema(/twice/)],
  ["404 of a gateway", buildReply(404, '{"error":"Not Found"}'), "upstream-malformed", schema(/no records/)],
  [
    "404 of a gateway with a code",
    buildReply(404, '{"code":404,"message":"Not Found"}'),
    "upstream-malformed",
    schema(/no records/),
  ],
  [
    "404 of a framework",
    buildReply(404, '{"timestamp":"2026-11-16","status":404,"error":"Not Found","path":"/api/v2"}'),
    "upstream-malformed",
    schema(/no records/),
  ],
  [
    "404 that speaks of something else",
    refusal(404, "404", "NOT FOUND", "The route is not registered"),
    "upstream-malformed",
    schema(/no records/),
  ],
  [
    "404 that found records",
    refusal(404, "404", "NOT FOUND", "5 records were found"),
    "upstream-malformed",
    schema(/no records/),
  ],
  ["404 that refuses the token", refusal(404, "404", "NOT FOUND", "PLEASE VALIDATE TOKEN"), "upstream-auth"],
  ["404 that is maintenance", refusal(404, "404", "x", "Servidor en mantenimiento"), "upstream-maintenance"],
  ["404 that is a quota", refusal(404, "404", "FORBIDDEN", "TOKEN LIMIT EXCEEDED"), "upstream-quota"],
  [
    "404 that is maintenance in an HTTP 200",
    buildReply(200, '{"code":404,"error":null,"msg":"Daily backup, no records"}'),
    "upstream-maintenance",
  ],
  [
    "an empty list beside five records",
    buildReply(200, envelope([], "200", "5 records were found")),
    "upstream-malformed",
    schema(/zero records/),
  ],
  [
    "an empty list without a word",
    buildReply(200, '{"code":200,"data":[]}'),
    "upstream-malformed",
    schema(/zero/),
  ],
  [
    "an empty list of an OK",
    buildReply(200, envelope([], "200", "OK")),
    "upstream-malformed",
    schema(/zero/),
  ],
  [
    "an empty list under maintenance",
    buildReply(200, envelope([], "200", "0 records: server under maintenance")),
    "upstream-maintenance",
  ],
  [
    "an empty list that refuses the token",
    buildReply(200, '{"code":"200","error":"PLEASE VALIDATE TOKEN","msg":"0 records were found","data":[]}'),
    "upstream-auth",
  ],
  ["404 with rows", buildReply(404, envelope([row], '"404"')), "upstream-malformed", schema(/data/)],
  ["404 that says 200", buildReply(404, envelope([row])), "upstream-malformed", schema(/code/)],
  [
    'code "404" with rows in an HTTP 200',
    buildReply(200, envelope([row], '"404"')),
    "upstream-malformed",
    schema(/data/),
  ],
  ["407", buildReply(407, "x"), "upstream-unreachable", { detail: /407/ }],
  ["418", buildReply(418, "x"), "upstream-unreachable", { detail: /418/ }],
  ["429", buildReply(429, "x", { "Retry-After": "120" }), "upstream-busy", { retryAfterSeconds: 120 }],
  ["429 without a time", buildReply(429, "x"), "upstream-busy", { retryAfterSeconds: 60 }],
  [
    "429 Retry-After -5",
    buildReply(429, "x", { "Retry-After": "-5" }),
    "upstream-busy",
    { retryAfterSeconds: 5 },
  ],
  [
    "429 Retry-After 99999999",
    buildReply(429, "x", { "Retry-After": "99999999" }),
    "upstream-busy",
    { retryAfterSeconds: 900 },
  ],
  [
    "429 Retry-After in 1970",
    buildReply(429, "x", { "Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT" }),
    "upstream-busy",
    { retryAfterSeconds: 5 },
  ],
  ["500", refusal(500, "500", "INTERNAL", "x"), "upstream-unreachable", { detail: /500/ }],
  ["502 with a web page", buildReply(502, page, html), "upstream-unreachable", { detail: /502/ }],
  [
    "503 with a time",
    buildReply(503, "x", { "Retry-After": "30" }),
    "upstream-unreachable",
    { retryAfterSeconds: 30 },
  ],
  [
    "a redirect",
    buildReply(302, "", { Location: "/api/v2/reports_manager.php?again=1" }),
    "upstream-malformed",
    content,
  ],
  ["204", raw("HTTP/1.1 204 No Content\r\n\r\n"), "upstream-malformed", content],
  ["205", buildReply(205), "upstream-malformed", content],
  ["206", buildReply(206, plainText), "upstream-malformed", content],
  ["304", raw("HTTP/1.1 304 Not Modified\r\n\r\n"), "upstream-malformed", content],
  ["100 and no more", raw("HTTP/1.1 100 Continue\r\n\r\n"), "upstream-malformed", content],
  [
    "101",
    raw("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"),
    "upstream-malformed",
    content,
  ],
  ["103 and no more", raw("HTTP/1.1 103 Early Hints\r\n\r\n"), "upstream-malformed", content],
  ["another protocol", raw("SSH-2.0-OpenSSH_9.6\r\n"), "upstream-malformed", content],
  [
    "headers without end",
    raw(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(40_000)}\r\n\r\n{}`),
    "upstream-malformed",
    content,
  ],
  [
    "200 with a web page",
    buildReply(200, page, html),
    "upstream-malformed",
    { reason: "content", detail: /web page/ },
  ],
  ["200 with a web page as JSON", buildReply(200, page), "upstream-malformed", content],
  ["200 without a body", buildReply(200), "upstream-malformed", content],
  ["200 with an empty gzip", packed("gzip", Buffer.alloc(0)), "upstream-malformed", cut],
  ["gzip that is cut", packed("gzip", gzipSync(plainText).subarray(0, 90)), "upstream-malformed", cut],
  [
    "brotli that is cut",
    packed("br", brotliCompressSync(plainText).subarray(0, 60)),
    "upstream-malformed",
    cut,
  ],
  ["gzip in name only", packed("gzip", Buffer.from(plainText)), "upstream-malformed", encoding],
  ["brotli in name only", packed("br", Buffer.from(plainText)), "upstream-malformed", encoding],
  ["gzip with a wrong checksum", packed("gzip", wrongChecksum()), "upstream-malformed", encoding],
  ["gzip that does not say so", buildReply(200, gzipSync(plainText)), "upstream-malformed", encoding],
  ["zstd", packed("zstd", zstdCompressSync(plainText)), "upstream-malformed", encoding],
  ["zstd that does not say so", buildReply(200, zstdCompressSync(plainText)), "upstream-malformed", encoding],
  ["two packings", packed("gzip, br", gzipSync(plainText)), "upstream-malformed", encoding],
  ["UTF-16", buildReply(200, Buffer.from(`\ufeff${plainText}`, "utf16le")), "upstream-malformed", encoding],
  [
    "UTF-16 without a mark",
    buildReply(200, Buffer.from(plainText, "utf16le")),
    "upstream-malformed",
    encoding,
  ],
  [
    "UTF-16 by name",
    buildReply(200, plainText, { "Content-Type": "application/json; charset=utf-16" }),
    "upstream-malformed",
    encoding,
  ],
  [
    "an unknown charset",
    buildReply(200, plainText, { "Content-Type": "application/json; charset=x-mars" }),
    "upstream-malformed",
    encoding,
  ],
  [
    "Content-Length too short",
    buildReply(200, plainText, { "Content-Length": "80" }),
    "upstream-malformed",
    cut,
  ],
  [
    "Content-Length too long",
    { ...buildReply(200, plainText, { "Content-Length": "9999" }), ending: "close" },
    "upstream-malformed",
    cut,
  ],
  [
    "Content-Length and chunks",
    raw(
      'HTTP/1.1 200 OK\r\nContent-Length: 22\r\nTransfer-Encoding: chunked\r\n\r\n16\r\n{"code":200,"data":[]}\r\n0\r\n\r\n',
    ),
    "upstream-malformed",
  ],
  [
    "chunks without their end",
    raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n16\r\n{"code":200,"data":[]}\r\n'),
    "upstream-malformed",
    cut,
  ],
  [
    "a chunk whose size is no number",
    raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    "upstream-malformed",
    content,
  ],
  [
    "a reset within the body",
    raw('HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"code":', "reset"),
    "upstream-malformed",
    cut,
  ],
  [
    "a body without length that is cut",
    raw('HTTP/1.0 200 OK\r\n\r\n{"code":200,"data":[{"agent_'),
    "upstream-malformed",
    cut,
  ],
  ["no answer at all", raw(""), "upstream-unreachable"],
  ["a reset before the answer", raw("", "reset"), "upstream-unreachable"],
  ['code "0200"', buildReply(200, envelope([row], '"0200"')), "upstream-malformed", schema(/`code`/)],
  ["code 200.0", buildReply(200, envelope([row], "200.0")), "upstream-malformed", schema(/`code`/)],
  ["code 2e2", buildReply(200, envelope([row], "2e2")), "upstream-malformed", schema(/`code`/)],
  ['code "200.0"', buildReply(200, envelope([row], '"200.0"')), "upstream-malformed", schema(/`code`/)],
  [
    "code true",
    buildReply(200, envelope([row], "true")),
    "upstream-malformed",
    schema(/`code` is a boolean/),
  ],
  ["code null", buildReply(200, envelope([row], "null")), "upstream-malformed", schema(/`code` is null/)],
  [
    "no code",
    buildReply(200, `{"data":${JSON.stringify([row])}}`),
    "upstream-malformed",
    schema(/`code` is missing/),
  ],
  [
    "code 500 in an HTTP 200",
    buildReply(200, '{"code":"500","error":"x","msg":"x"}'),
    "upstream-unreachable",
  ],
  ["data null", buildReply(200, envelope(null)), "upstream-malformed", schema(/`data` is null/)],
  ["data object", buildReply(200, envelope(row)), "upstream-malformed", schema(/`data` is an object/)],
  ["data string", buildReply(200, envelope("[]")), "upstream-malformed", schema(/`data` is text/)],
  ["no data field", buildReply(200, '{"code":200}'), "upstream-malformed", schema(/`data` is missing/)],
  [
    "a list of lists",
    buildReply(200, envelope([[row]])),
    "upstream-malformed",
    schema(/`data\[0\]` is a list/),
  ],
  [
    "a list of nulls",
    buildReply(200, envelope([row, null])),
    "upstream-malformed",
    schema(/`data\[1\]` is null/),
  ],
  [
    "a list as the answer",
    buildReply(200, JSON.stringify([row])),
    "upstream-malformed",
    schema(/answer is a list/),
  ],
  ["null as the answer", buildReply(200, "null"), "upstream-malformed", schema(/answer is null/)],
  ["a word as the answer", buildReply(200, "OK"), "upstream-malformed", notJson(0)],
  ["NaN", withLiteral("time", "NaN"), "upstream-malformed", notJson(plainText.indexOf('"01:02:03"'))],
  ["Infinity", withLiteral("time", "-Infinity"), "upstream-malformed", { reason: "json" }],
  [
    "a trailing comma",
    buildReply(200, plainText.replace("]}", ",]}")),
    "upstream-malformed",
    notJson(plainText.length - 1),
  ],
  ["two documents", buildReply(200, plainText + plainText), "upstream-malformed", notJson(plainText.length)],
  ["a comment", buildReply(200, `/* agent_3 */${plainText}`), "upstream-malformed", notJson(0)],
  ["a line break within a text", withLiteral("time", '"a\nb"'), "upstream-malformed", { reason: "json" }],
  [
    "JSON that is cut",
    buildReply(200, plainText.slice(0, 100)),
    "upstream-malformed",
    { reason: "cut", detail: /character 100/ },
  ],
  [
    "a renamed field",
    buildReply(200, plainText.replace('"time"', '"total"')),
    "upstream-malformed",
    schema(/`data\[0\]\.time` is missing/),
  ],
  [
    "a state that is missing",
    without("aux_state"),
    "upstream-malformed",
    schema(/`data\[0\]\.aux_state` is missing/),
  ],
  [
    "a state that is a number",
    withRow({ aux_state: 7 }),
    "upstream-malformed",
    schema(/`data\[0\]\.aux_state` is a number/),
  ],
  [
    "an id that is an object",
    withRow({ agent_id: {} }),
    "upstream-malformed",
    schema(/`data\[0\]\.agent_id` is an object/),
  ],
  [
    "a time that is a number",
    withRow({ time: 300 }),
    "upstream-malformed",
    schema(/`data\[0\]\.time` is a number/),
  ],
  [
    "a time of 60 minutes",
    withRow({ time: "00:60:00" }),
    "upstream-malformed",
    schema(/`data\[0\]\.time` is text like "99:99:99"/),
  ],
  ["a time in words", withRow({ time: "N/A" }), "upstream-malformed", schema(/text like "a\/a"/)],
  [
    "5 records where 5 is the cap",
    buildReply(200, envelope(Array(5).fill(row))),
    "upstream-truncated",
    { reason: "records" },
  ],
  [
    "6 records where 5 is the cap",
    buildReply(200, envelope(Array(6).fill(row))),
    "upstream-truncated",
    { reason: "records" },
  ],
];

function wrongChecksum(): Buffer {
  const bytes = gzipSync(plainText);
  bytes.writeUInt32LE(bytes.readUInt32LE(bytes.length - 8) ^ 1, bytes.length - 8);
  return bytes;
}
