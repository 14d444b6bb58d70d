import "server-only";
import { messagesIn } from "@/lib/messages/catalogue";
import type { Locale } from "@/lib/messages/locale";
import type { TrailDetail } from "@/lib/report/answers/trail-answer";
import type { ExportFormat } from "@/lib/report/export-format";
import { formatHours } from "@/lib/search/daily-hours";
import { formatViewWords } from "@/lib/search/view-words";
import type { Viewer } from "@/lib/server/access/session";
import { type ExportFile, loadExport } from "@/lib/server/export/export-service";
import { createFindPeriod } from "./find-period";
import { assertOneDay, readHourRequest } from "./hour-request";
import { createQuestionParser } from "./parse-question";
import type { SeenServer } from "./seen-server";

const parseQuestion = createQuestionParser(["format"], { isNoted: false });

/** How a file of a link is made, and what the trail says of it before it is made. */
export type LinkFile = {
  note: { operation: string; detail: TrailDetail };
  /** @throws ProblemError as the report */
  load: () => Promise<ExportFile>;
};

/** The file of the link in a request's address, as this viewer may see it. @throws ProblemError for a word that cannot be used */
export async function readLinkFile(
  viewer: Viewer,
  server: SeenServer,
  { request, format, locale }: { request: Request; format: ExportFormat; locale: Locale },
): Promise<LinkFile> {
  const { isByHour, ofDay } = readHourRequest(request, format);
  const { link, ...asked } = await parseQuestion(ofDay, viewer, server);
  const day = isByHour ? assertOneDay(asked.question.range) : null;
  const today = server.reports.todayIn(asked.operation.timeZone);
  const words = formatViewWords(link).link;
  const detail = {
    format,
    link: isByHour ? `${words}&by=hour` : words,
    ...(asked.question.withDni && { dni: true }),
  };
  return {
    note: { operation: asked.operation.id, detail },
    load: () =>
      loadExport({
        ...asked,
        question: {
          ...asked.question,
          reading: { ...link, byShare: link.unit === "percent", teams: asked.question.reading.teams },
        },
        by: link.by,
        ...{ format, locale, messages: messagesIn(locale) },
        hours: link.hours && formatHours(link.hours),
        chart: { unit: link.unit, bars: link.bars },
        loadHours: day === null ? null : () => asked.service.loadTimeline({ ...asked.question, day }),
        findPeriod: createFindPeriod(ofDay, asked.resolved, today, locale),
      }),
  };
}
