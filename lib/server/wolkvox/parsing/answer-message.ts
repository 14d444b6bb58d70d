import { setImmediate as pause } from "node:timers/promises";
import type { AuxRow, RowWarning } from "@/lib/report/figures/aux-row";
import type { AuxTimeAnswer } from "./aux-time";

/**
 * An answer as it crosses between threads, by reference: every spelling once, and rows of numbers. A list of 60,000
 * objects would be copied on the event loop, at its expense.
 */
export type AnswerMessage =
  | { outcome: "no-data" }
  | {
      outcome: "rows";
      warnings: RowWarning[];
      /** UTF-8, one after another, and where each ends. */
      texts: Uint8Array<ArrayBuffer>;
      ends: Uint32Array<ArrayBuffer>;
      /** For each row the numbers of its four texts. */
      places: Uint32Array<ArrayBuffer>;
      /** NaN = unknown. */
      seconds: Float64Array<ArrayBuffer>;
    };

type RowsMessage = Extract<AnswerMessage, { outcome: "rows" }>;

const batchRows = 4000;
const batchBytes = 1024 * 1024;

export function formatAnswer(answer: AuxTimeAnswer): AnswerMessage {
  if (answer.outcome === "no-data") return answer;
  const { rows, warnings } = answer;
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const places = Uint32Array.from(
    rows.flatMap(({ agentId, agentName, agentDni, state }) =>
      [agentId, agentName, agentDni, state].map(numberOf),
    ),
  );
  const seconds = Float64Array.from(rows, (row) => row.seconds ?? Number.NaN);
  return { outcome: "rows", warnings, places, seconds, ...joinTexts([...numbers.keys()]) };
}

/** What crosses without a copy. */
export function listMemory(message: AnswerMessage): ArrayBuffer[] {
  if (message.outcome === "no-data") return [];
  const { texts, ends, places, seconds } = message;
  return [texts.buffer, ends.buffer, places.buffer, seconds.buffer];
}

/** The answer again, in small pieces between which the event loop turns. */
export async function parseAnswer(message: AnswerMessage): Promise<AuxTimeAnswer> {
  if (message.outcome === "no-data") return message;
  const texts = await splitTexts(message);
  const rows: AuxRow[] = [];
  while (rows.length < message.seconds.length) {
    const end = Math.min(rows.length + batchRows, message.seconds.length);
    while (rows.length < end) rows.push(buildRow(message, texts, rows.length));
    await pause();
  }
  return { outcome: "rows", rows, warnings: message.warnings };
}

function joinTexts(texts: readonly string[]): Pick<RowsMessage, "texts" | "ends"> {
  let length = 0;
  const ends = Uint32Array.from(texts, (text) => {
    length += Buffer.byteLength(text);
    return length;
  });
  const bytes = Buffer.from(new ArrayBuffer(length));
  texts.forEach((text, index) => {
    bytes.write(text, ends[index - 1] ?? 0);
  });
  return { texts: new Uint8Array(bytes.buffer), ends };
}

async function splitTexts({ texts, ends }: RowsMessage): Promise<string[]> {
  const bytes = Buffer.from(texts.buffer);
  const split: string[] = [];
  let [start, pausedAt] = [0, 0];
  for (const end of ends) {
    split.push(bytes.toString("utf8", start, end));
    start = end;
    if (split.length % batchRows > 0 && end - pausedAt < batchBytes) continue;
    pausedAt = end;
    await pause();
  }
  return split;
}

function buildRow({ places, seconds }: RowsMessage, texts: readonly string[], row: number): AuxRow {
  const textAt = (field: number) => texts[places[row * 4 + field] ?? 0] ?? "";
  const known = seconds[row] ?? Number.NaN;
  return {
    agentId: textAt(0),
    agentName: textAt(1),
    agentDni: textAt(2),
    state: textAt(3),
    seconds: Number.isNaN(known) ? null : known,
  };
}
