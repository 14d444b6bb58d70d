import type { AuxRow, RowWarning } from "@/lib/report/aux-row";
import { parseWireDuration } from "./duration";
import { buildSchemaFault } from "./schema-fault";
import { parseWireRow, type WireRow } from "./wire-row";

type Tally = Record<RowWarning["kind"], number>;
type Fold = (text: string) => string;

/**
 * wolkvox's rows in our words, one for one: equal rows are not joined.
 * @throws UpstreamMalformedError `schema`, naming the path, never a value.
 */
export function buildAuxRows(
  data: readonly unknown[],
  invalidPlaces: number,
): { rows: AuxRow[]; warnings: RowWarning[] } {
  const tally: Tally = { id: 0, negative: 0, unknown: 0, encoding: invalidPlaces };
  const fold = createFold();
  const rows = data.map((value, index) => {
    const path = `data[${index}]`;
    const row = buildAuxRow(parseWireRow(value, path), path, fold);
    countOddities(row, tally);
    return row;
  });
  return { rows, warnings: listWarnings(tally) };
}

function buildAuxRow(wire: WireRow, path: string, fold: Fold): AuxRow {
  const id = fold(String(wire.agent_id ?? ""));
  return {
    agentId: /^0*$/.test(id) ? "" : id,
    agentName: fold(wire.agent_name ?? ""),
    agentDni: fold(String(wire.agent_dni ?? "")),
    state: fold(wire.aux_state ?? ""),
    seconds: parseSeconds(wire.time, `${path}.time`),
  };
}

function parseSeconds(time: string | null, path: string): number | null {
  const seconds = parseWireDuration(time ?? "");
  if (seconds === "malformed") throw buildSchemaFault(path, time);
  return seconds === "blank" ? null : seconds;
}

function countOddities({ agentId, agentName, agentDni, state, seconds }: AuxRow, tally: Tally): void {
  if (agentId === "") tally.id += 1;
  if (seconds === null) tally.unknown += 1;
  else if (seconds < 0) tally.negative += 1;
  if ([agentId, agentName, agentDni, state].some((text) => text.includes("\ufffd"))) tally.encoding += 1;
}

/**
 * NFC and single spaces, once per spelling; a lone surrogate, which no encoding can write, becomes U+FFFD, and NUL, which
 * PostgreSQL cannot keep, its picture.
 */
function createFold(): Fold {
  const folded = new Map<string, string>();
  return (text) => {
    const known = folded.get(text);
    if (known !== undefined) return known;
    const clean = text.toWellFormed().replaceAll("\0", "\u2400").normalize("NFC").replace(/\s+/g, " ").trim();
    folded.set(text, clean);
    return clean;
  };
}

function listWarnings(tally: Tally): RowWarning[] {
  const kinds = ["id", "negative", "unknown", "encoding"] as const;
  return kinds.flatMap((kind) => (tally[kind] > 0 ? [{ kind, count: tally[kind] }] : []));
}
