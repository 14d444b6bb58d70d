import {
  type Answer,
  type Fault,
  fixed,
  fromRows,
  JSON_TYPE,
  json,
  rowsOf,
  type Scene,
  sendAnswer,
} from "./fault-scene.ts";
import { formatEnvelope, formatSuccess, type WireRow } from "./wire.ts";

/** `code` is JSON text. */
function withCode(code: string): Fault {
  return fromRows((rows) => ({ body: formatEnvelope(code, rows.length, JSON.stringify(rows)) }));
}

/** `data` is JSON text. */
function withData(data: string): Fault {
  return json(200, formatEnvelope('"200"', 2, data));
}

function withText(edit: (text: string) => string, answer: Answer = {}): Fault {
  return fromRows((rows) => ({ ...answer, body: edit(formatSuccess(rows)) }));
}

function withFirstTime(literal: string): Fault {
  return withText((text) => text.replace(/"time":"[^"]*"/, `"time":${literal}`));
}

function inventRow(index: number): WireRow {
  const agent = Math.floor(index / 12);
  return {
    agent_id: String(10_001 + agent),
    agent_dni: String(1_000_000_000 + agent),
    agent_name: `Rojas Peña ${agent}`,
    aux_state: `Estado ${(index % 12) + 1}`,
    time: "00:10:00",
  };
}

function withCount(count: number): Fault {
  return (scene: Scene) => {
    const rows = Array.from({ length: scene.order.count ?? count }, (_, index) => inventRow(index));
    sendAnswer(scene, { headers: JSON_TYPE, body: formatSuccess(rows) });
  };
}

/** Envelopes, JSON and rows that are not as documented. */
export const bodyFaults: Record<string, Fault> = {
  "code-number": withCode("200"),
  "code-string-0200": withCode('"0200"'),
  "code-float": withCode("200.0"),
  "code-string-float": withCode('"200.0"'),
  "code-true": withCode("true"),
  "code-null": withCode("null"),
  "code-500-in-200": withCode('"500"'),
  "code-missing": withText((text) => text.replace('"code":"200",', "")),
  "empty-list-counted": json(200, formatEnvelope('"200"', 5, "[]")),
  "empty-list-mute": json(200, '{"code":"200","error":null,"data":[]}'),
  "empty-list-failed": json(
    200,
    '{"code":"200","error":"QUERY FAILED","msg":"0 records were found","data":[]}',
  ),
  "data-twice": withText((text) => text.replace('"data":', '"data":[],"data":')),
  "data-twice-escaped": withText((text) => text.replace('"data":', '"d\\u0061ta":[],"data":')),
  "code-404-in-200": json(200, formatEnvelope('"404"', 0, "[]")),
  "404-with-data": withText((text) => text.replace('"code":"200"', '"code":"404"'), { status: 404 }),
  "200-in-404": withText((text) => text, { status: 404 }),
  "data-null": withData("null"),
  "data-object": withData('{"agent_id":"10001"}'),
  "data-string": withData('"[]"'),
  "data-number": withData("7"),
  "data-nested": fromRows((rows) => ({ body: formatEnvelope('"200"', 1, JSON.stringify([rows])) })),
  "data-empty": json(200, formatEnvelope('"200"', 0, "[]")),
  "data-missing": json(200, '{"code":"200","error":null,"msg":"2 records were found"}'),
  "body-null": json(200, "null"),
  "body-array": fromRows((rows) => ({ body: JSON.stringify(rows) })),
  "body-text": json(200, "OK"),
  "json-nan": withFirstTime("NaN"),
  "json-infinity": withFirstTime("Infinity"),
  "json-trailing-comma": withText((text) => text.replace(/\]\}$/, ",]}")),
  "json-two-documents": withText((text) => text + text),
  "json-comment": withText((text) => `/* agent_3 */${text}`),
  "json-cut": withText((text) => text.slice(0, text.length / 2)),
  "time-number": withFirstTime("300"),
  "time-sixty": withFirstTime('"00:60:00"'),
  "field-renamed": withText((text) => text.replaceAll('"time":', '"total_time":')),
  "field-other-case": withText((text) => text.replaceAll('"agent_id":', '"AGENT_ID":')),
  "field-extra": withText((text) => text.replaceAll('"time":', '"agent_extension":"1","time":')),
  "cap-exact": withCount(60_000),
  "cap-over": withCount(60_001),
  rows: (scene) => {
    const rows = scene.order.rows ?? rowsOf(scene);
    sendAnswer(scene, { headers: JSON_TYPE, body: formatSuccess(rows) });
  },
  raw: fixed({}),
};
