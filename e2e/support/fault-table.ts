/** What a way of failing means to a reader of our API, and how many calls it deserves before that is said. */
export type FaultRow = { kind: string; code: string; status: number; calls: number };

const rows = (code: string, status: number, calls: number, kinds: string[]): FaultRow[] =>
  kinds.map((kind) => ({ kind, code, status, calls }));

/** Codes and statuses of contract.md; meanings of wolkvox-agent-3.md and hostile-inputs.md. */
export const faultTable = {
  auth: rows("upstream-auth", 502, 1, [
    ...["missing-token", "bad-token", "bad-token-variant", "forbidden-empty", "http-401", "token-in-404"],
  ]),
  // An unknown text of a 403 is temporary, but shown.
  maintenance: rows("upstream-maintenance", 503, 1, [
    "maintenance",
    "forbidden-unknown-text",
    "maintenance-in-404",
  ]),
  busy: [
    ...rows("upstream-busy", 503, 1, ["http-429"]),
    ...rows("upstream-busy", 503, 3, [
      ...["simultaneous-lower-case", "simultaneous-other-number", "simultaneous-spanish", "simultaneous"],
    ]),
  ],
  unreachable: [
    ...rows("upstream-unreachable", 502, 1, ["http-407", "http-418"]),
    ...rows("upstream-unreachable", 502, 3, ["reset", "http-500"]),
  ],
  malformed: rows("upstream-malformed", 502, 1, [
    ...["unknown-api", "bad-parameters", "too-many-days", "forbidden-html", "html-200", "html-404"],
    ...["empty-200", "empty-204", "empty-205", "empty-206", "empty-304", "empty-404", "redirect"],
    ...["code-string-0200", "code-float", "code-string-float", "code-true", "code-null", "code-missing"],
    ...[
      "gateway-404",
      "gateway-404-code",
      "other-words-404",
      "empty-list-counted",
      "empty-list-mute",
      "data-twice",
    ],
    ...["404-with-data", "200-in-404", "data-null", "data-object", "data-string", "data-number"],
    ...["data-nested", "data-missing", "body-null", "body-array", "body-text"],
    ...["json-nan", "json-infinity", "json-trailing-comma", "json-two-documents", "json-comment"],
    ...["json-cut", "field-renamed", "utf16", "charset-unknown", "zstd", "gzip-cut", "gzip-false-header"],
    ...["encoding-unknown", "not-http", "informational-only", "length-short", "length-long"],
    ...["length-and-chunked", "chunked-cut", "reset-mid-body"],
  ]),
  truncated: rows("upstream-truncated", 502, 1, ["cap-exact", "cap-over", "huge", "gzip-bomb"]),
};

/** Odd, but what it says is not in doubt: the same figures as ever. */
export const readableFaults = [
  ...["code-number", "field-other-case", "field-extra", "json-as-html", "json-untyped", "utf8-bom"],
  ...["latin1", "gzip", "brotli", "pause"],
];

/** Each code in the words of the page. */
export const problemWords: Record<string, string> = {
  "upstream-auth": "wolkvox rechaza el token: debe revisarlo quien administra Auxboard.",
  "upstream-quota": "Las consultas de hoy a wolkvox se agotaron.",
  "upstream-busy": "wolkvox atiende otra consulta con el mismo token.",
  "upstream-maintenance": "wolkvox no entrega datos en este momento (mantenimiento).",
  "upstream-timeout": "wolkvox no respondió a tiempo.",
  "upstream-unreachable": "wolkvox no responde.",
  "upstream-malformed": "wolkvox respondió algo que no se puede leer.",
  "upstream-truncated": "La respuesta de wolkvox llegó cortada por su límite y no se usa.",
};
