import { parentPort } from "node:worker_threads";
import type { StateStyle } from "@/lib/report/states/state-style";
import { createBackPressure } from "./back-pressure";
import { buildDocument } from "./export-document";
import { writePieces } from "./export-pieces";
import type { ExportOrder, ExportReport, ExportTask } from "./export-task";
import { createExportTranslator } from "./export-translator";

// 32 MB of a file may wait for a slow reader; then the thread waits too, and at last gives up.
const backPressure = createBackPressure({ mostAhead: 128, mostWaitMs: 60_000 });
const styles = Promise.withResolvers<readonly StateStyle[]>();

parentPort?.on("message", (order: ExportOrder) => {
  if ("styles" in order) styles.resolve(order.styles);
  else if ("isTaken" in order) backPressure.take();
  else void write(order.task);
});

async function write(task: ExportTask): Promise<void> {
  const t = createExportTranslator(task);
  const document = await buildDocument(task, t, (states) => {
    say({ states: [...states] });
    return styles.promise;
  });
  for await (const chunk of writePieces(document, task, t)) {
    say({ chunk }, [chunk.buffer]);
    await backPressure.give();
  }
  say({ isDone: true });
}

function say(report: ExportReport, memory: ArrayBuffer[] = []): void {
  parentPort?.postMessage(report, memory);
}
