import { writeJson } from "@/lib/server/export/json/json-file";
import { writeWorkbookFile } from "@/lib/server/export/workbook/workbook-file";
import { writeCsv } from "./csv-file";
import type { ExportDocument } from "./export-document";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";

const pieceBytes = 256 * 1024;

/** The bytes of a file, piece by piece, each with memory of its own. */
export async function* writePieces(
  document: ExportDocument,
  task: ExportTask,
  t: Translate,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of writeBytes(document, task, t)) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < pieceBytes) continue;
    yield join(waiting, bytes);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield join(waiting, bytes);
}

function writeBytes(document: ExportDocument, task: ExportTask, t: Translate): AsyncIterable<Uint8Array> {
  if (task.format === "xlsx") return writeWorkbookFile(document, task, t);
  if (task.format === "png") return writePicture(document, task, t);
  return encode(task.format === "csv" ? writeCsv(document, task, t) : writeJson(document, task));
}

// What draws is large, and no other file needs it.
async function* writePicture(document: ExportDocument, task: ExportTask, t: Translate) {
  const { drawPicture } = await import("./picture/picture-file");
  yield drawPicture(document, task, t);
}

async function* encode(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

function join(pieces: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
