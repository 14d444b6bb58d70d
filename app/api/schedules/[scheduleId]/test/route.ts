import { requestLocale } from "@/lib/messages/request-locale";
import type { ScheduleTestAnswer } from "@/lib/report/answers/schedule";
import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";
import { makeParcelFor } from "@/lib/server/http/scheduled-file";
import { readerOf } from "@/lib/server/http/sending-reader";

type Context = { params: Promise<{ scheduleId: string }> };

/** `POST /api/schedules/{id}/test`: the last closed period, to the webhook or to whoever asks, once; it counts as no run. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "schedule", async (server, record, viewer) => {
    const { sending } = server;
    const { scheduleId } = await params;
    const { name, operation } = await sending.schedules.find(scheduleId, readerOf(viewer));
    const detail = { done: "test", schedule: scheduleId, name };
    return privateJson<ScheduleTestAnswer>(
      await record({ operation, detail }, () =>
        sending.sendTest(scheduleId, {
          viewer,
          locale: requestLocale(request.headers),
          makeParcel: makeParcelFor(server, sending.site),
        }),
      ),
    );
  });
}
