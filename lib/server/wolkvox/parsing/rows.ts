import { type AnswerColumns, buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow, RowWarning } from "@/lib/report/figures/aux-row";
import { cutText, textLimits } from "./cut-text";
import { parseWireDuration } from "./duration";
import { caseOf, checkRows, createWarningTally, type WarningTally } from "./row-checks";
import { buildSchemaFault } from "./schema-fault";
import { parseWireRow, type WireRow } from "./wire-row";

/** What is known of an answer beside its rows. */
export type AnswerSigns = {
  /** Places whose bytes were not valid in their charset. */
  invalidPlaces: number;
  /** Rows that have a field twice. */
  repeatedKeys: ReadonlySet<number>;
  /** How many records wolkvox says there are; null where it does not say. */
  saidCount: number | null;
  /** An error stands beside a code of success. */
  hasError: boolean;
};

type Fold = (text: string, most: number) => string;

/**
 * wolkvox's rows in our words and as columns, each checked against the others and against what the answer says of itself.
 * @throws UpstreamMalformedError `schema`, naming the path, never a value.
 */
export function readRows(
  data: readonly unknown[],
  signs: AnswerSigns,
): { columns: AnswerColumns; warnings: RowWarning[] } {
  const tally = createWarningTally();
  const cut = new Set<string>();
  const fold = createFold(cut);
  const rows = data.map((value, index) => {
    const path = `data[${index}]`;
    const row = buildAuxRow(parseWireRow(value, path), path, fold);
    countOddities(row, cut, tally);
    if (signs.repeatedKeys.has(index)) tally.add("repeated-key", caseOf(row));
    return row;
  });
  if (signs.invalidPlaces > 0) tally.add("encoding", null, signs.invalidPlaces);
  if (signs.hasError) tally.add("error-beside-rows", null);
  if (signs.saidCount !== null && signs.saidCount !== data.length)
    tally.add("record-count", { said: signs.saidCount, found: data.length });
  return { columns: buildColumns(checkRows(rows, tally)), warnings: tally.list() };
}

function buildAuxRow(wire: WireRow, path: string, fold: Fold): AuxRow {
  return {
    agentId: foldAgentId(wire.agent_id, fold),
    agentName: fold(wire.agent_name ?? "", textLimits.name),
    agentDni: fold(String(wire.agent_dni ?? ""), textLimits.id),
    state: fold(wire.aux_state ?? "", textLimits.state),
    seconds: parseSeconds(wire.time, `${path}.time`),
  };
}

/** An agent's id; zeros alone are none. */
export function foldAgentId(given: string | number | null | undefined, fold: Fold): string {
  const id = fold(String(given ?? ""), textLimits.id);
  return /^0*$/.test(id) ? "" : id;
}

function parseSeconds(time: string | null, path: string): number | null {
  const seconds = parseWireDuration(time ?? "");
  if (seconds === "malformed") throw buildSchemaFault(path, time);
  return seconds === "blank" ? null : seconds;
}

function countOddities(row: AuxRow, cut: ReadonlySet<string>, tally: WarningTally): void {
  const { agentId, agentName, agentDni, state, seconds } = row;
  const texts = [agentId, agentName, agentDni, state];
  if (agentId === "") tally.add("id", caseOf(row));
  if (seconds === null) tally.add("unknown", caseOf(row));
  else if (seconds < 0) tally.add("negative", caseOf(row));
  if (texts.some((text) => text.includes("\ufffd"))) tally.add("encoding", caseOf(row));
  if (cut.size > 0 && texts.some((text) => cut.has(text))) tally.add("cut-text", caseOf(row));
}

/**
 * NFC, single spaces and a bounded length, once per spelling; a lone surrogate, which no encoding can write, becomes U+FFFD,
 * and NUL, which PostgreSQL cannot keep, its picture.
 */
export function createFold(cut = new Set<string>()): Fold {
  const folded = new Map<string, string>();
  return (text, most) => {
    const known = folded.get(text);
    if (known !== undefined && known.length <= most) return known;
    const clean = text.toWellFormed().replaceAll("\0", "\u2400").normalize("NFC").replace(/\s+/g, " ").trim();
    const short = cutText(clean, most);
    if (short !== clean) cut.add(short);
    folded.set(text, short);
    return short;
  };
}
