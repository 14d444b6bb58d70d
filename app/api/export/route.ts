import { requestLocale } from "@/lib/messages/request-locale";
import { ProblemError } from "@/lib/report/answers/problem";
import { exportFormats, isExportFormat } from "@/lib/report/export-format";
import { exportResponse } from "@/lib/server/export/export-response";
import { answerViewer, createRecord } from "@/lib/server/http/api-door";
import { readLinkFile } from "@/lib/server/http/link-file";

/** `GET /api/export?format=xlsx|csv|json|png`: what the link shows as a file, in the reader's language. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const format = parseFormat(request);
    const locale = requestLocale(request.headers);
    const { note, load } = await readLinkFile(viewer, server, { request, format, locale });
    const record = createRecord(request, viewer, "file", server);
    return exportResponse(await record(note, load), format, request);
  });
}

function parseFormat(request: Request) {
  const format = new URL(request.url).searchParams.get("format");
  if (isExportFormat(format)) return format;
  throw new ProblemError("invalid-parameter", `format: may be ${exportFormats.join(", ")}.`);
}
