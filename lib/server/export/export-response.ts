import { formatDisposition } from "@/lib/report/export-file-name";
import type { ExportFormat } from "@/lib/report/export-format";
import type { ExportFile } from "./export-service";

export const exportTypes: Record<ExportFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  png: "image/png",
};

/** A file as an answer, piece by piece. Until the first piece is there, a failure still is a problem of its own. */
export async function exportResponse(
  { name, stream }: Pick<ExportFile, "name" | "stream">,
  format: ExportFormat,
  request: Request,
): Promise<Response> {
  const headers = {
    "content-type": exportTypes[format],
    "content-disposition": formatDisposition(name),
    "cache-control": "private, no-store",
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  const left = new AbortController();
  const pieces = stream(AbortSignal.any([request.signal, left.signal]));
  const first = await pieces.next();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (!first.done) controller.enqueue(first.value);
    },
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      left.abort(new Error("The reader has left."));
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers });
}
