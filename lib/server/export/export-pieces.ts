import { writeCsv } from "./csv-file";
import type { ExportDocument } from "./export-document";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";
import { writeJson } from "./json-file";
import { writeWorkbook } from "./workbook-file";

const pieceBytes = 256 * 1024;

/** The bytes of a file, piece by piece. */
export async function* writePieces(
  document: ExportDocument,
  task: ExportTask,
  t: Translate,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (task.format === "xlsx") {
    const workbook = await writeWorkbook(document, task, t);
    for (let from = 0; from < workbook.length; from += pieceBytes)
      yield workbook.slice(from, from + pieceBytes);
    return;
  }
  const encoder = new TextEncoder();
  const texts = task.format === "csv" ? writeCsv(document, task, t) : writeJson(document, task);
  let waiting = "";
  for (const text of texts) {
    waiting += text;
    if (waiting.length < pieceBytes) continue;
    yield encoder.encode(waiting);
    waiting = "";
  }
  if (waiting !== "") yield encoder.encode(waiting);
}
