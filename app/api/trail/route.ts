import { dayAt } from "@/lib/dates/zone";
import { requestLocale } from "@/lib/messages/request-locale";
import type { TrailAnswer } from "@/lib/report/answers/trail-answer";
import { assertAdministrator } from "@/lib/server/access/administrator";
import { exportResponse } from "@/lib/server/export/export-response";
import { writeTrail } from "@/lib/server/export/trail-file";
import { answerViewer, createRecord, privateJson } from "@/lib/server/http/api-door";
import { parseOperation } from "../parse-operation";
import { parseTrailQuestion, trailWords } from "./parse-trail-question";

/** `GET /api/trail`: what people did, newest first, or as a file with `format=csv|json`; for administrators. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    assertAdministrator(viewer);
    const { timeZone } = parseOperation(request, server.reports.names, trailWords);
    const asked = parseTrailQuestion(new URL(request.url).searchParams, timeZone);
    const { format, before, most } = asked;
    if (format === null) {
      const { keptDays } = server.environment;
      const entries = await server.trailSearch.list(asked, { before, most });
      const next = entries.length < most ? null : (entries.at(-1)?.seq ?? null);
      return privateJson<TrailAnswer>({ timeZone, keptDays, entries, next });
    }
    const record = createRecord(request, viewer, "file", server);
    const name = `auxboard_trail_${dayAt(server.reports.now(), timeZone)}.${format}`;
    const stream = () => writeTrail(server.trailSearch.stream(asked), format, requestLocale(request.headers));
    return record({ detail: { format, trail: true } }, () =>
      exportResponse({ name, stream }, format, request),
    );
  });
}
