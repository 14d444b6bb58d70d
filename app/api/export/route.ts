import { messagesIn } from "@/lib/messages/catalogue";
import { requestLocale } from "@/lib/messages/request-locale";
import { ProblemError } from "@/lib/report/answers/problem";
import { exportFormats, isExportFormat } from "@/lib/report/export-format";
import { formatHours } from "@/lib/search/daily-hours";
import { formatViewWords } from "@/lib/search/view-words";
import { exportResponse } from "@/lib/server/export/export-response";
import { loadExport } from "@/lib/server/export/export-service";
import { answerViewer, createRecord } from "@/lib/server/http/api-door";
import { createQuestionParser } from "../report/parse-question";
import { createFindPeriod } from "./find-period";

const parseQuestion = createQuestionParser(["format"], { isNoted: false });

/** `GET /api/export?format=csv|xlsx|json`: what the link shows as a file, in the reader's language. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { link, ...asked } = await parseQuestion(request, viewer, server);
    const format = parseFormat(request);
    const locale = requestLocale(request.headers);
    const today = server.reports.todayIn(asked.operation.timeZone);
    const words = formatViewWords(link).link;
    const detail = { format, link: words, ...(asked.question.withDni && { dni: true }) };
    const record = createRecord(request, viewer, "file", server);
    const load = () =>
      loadExport({
        ...asked,
        question: {
          ...asked.question,
          reading: { ...link, byShare: link.unit === "percent", teams: asked.question.reading.teams },
        },
        by: link.by,
        ...{ format, locale, messages: messagesIn(locale) },
        hours: link.hours && formatHours(link.hours),
        findPeriod: createFindPeriod(request, asked.resolved, today, locale),
      });
    const file = await record({ operation: asked.operation.id, detail }, load);
    return exportResponse(file, format, request);
  });
}

function parseFormat(request: Request) {
  const format = new URL(request.url).searchParams.get("format");
  if (isExportFormat(format)) return format;
  throw new ProblemError("invalid-parameter", `format: may be ${exportFormats.join(", ")}.`);
}
