import type { ScheduleRunsAnswer } from "@/lib/report/answers/schedule";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { readerOf } from "@/lib/server/http/sending-reader";

type Context = { params: Promise<{ scheduleId: string }> };

/** `GET /api/schedules/{id}/runs`: what became of its newest periods. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerViewer(request, async (viewer, { sending }) => {
    const { scheduleId } = await params;
    return privateJson<ScheduleRunsAnswer>({
      runs: await sending.schedules.listRuns(scheduleId, readerOf(viewer)),
    });
  });
}
