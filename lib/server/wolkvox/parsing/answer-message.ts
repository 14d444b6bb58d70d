import { localiseColumns, placeColumns } from "@/lib/report/figures/answer-columns";
import type { RowWarning } from "@/lib/report/figures/aux-row";
import { readColumns, writeColumns } from "@/lib/report/figures/column-bytes";
import { createDirectory } from "@/lib/report/figures/directory";
import { finish } from "@/lib/report/steps";
import { finishInTurns } from "@/lib/server/store/in-turns";
import type { AuxTimeAnswer } from "./aux-time";

/** An answer as it crosses between threads: its columns as bytes, by reference. */
export type AnswerMessage =
  | { outcome: "no-data" }
  | { outcome: "rows"; warnings: RowWarning[]; bytes: Uint8Array<ArrayBuffer> };

export function formatAnswer(answer: AuxTimeAnswer): AnswerMessage {
  if (answer.outcome === "no-data") return answer;
  const { columns, warnings } = answer;
  return { outcome: "rows", warnings, bytes: finish(writeColumns(localiseColumns(columns))) };
}

/** What crosses without a copy. */
export function listMemory(message: AnswerMessage): ArrayBuffer[] {
  return message.outcome === "no-data" ? [] : [message.bytes.buffer];
}

/** The answer again, in small pieces between which the event loop turns. */
export async function parseAnswer(message: AnswerMessage): Promise<AuxTimeAnswer> {
  if (message.outcome === "no-data") return message;
  const local = await finishInTurns(readColumns(message.bytes));
  const columns = await finishInTurns(placeColumns(local, createDirectory()));
  return { outcome: "rows", columns, warnings: message.warnings };
}
