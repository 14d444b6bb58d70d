import { requestLocale } from "@/lib/messages/request-locale";
import type { AlertTestAnswer } from "@/lib/report/answers/alert";
import { getServer } from "@/lib/server/container";
import { createAlertLook, createLinkOfDay } from "@/lib/server/http/alert-look";
import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";
import { readerOf } from "@/lib/server/http/sending-reader";

type Context = { params: Promise<{ alertId: string }> };

/** `POST /api/alerts/{id}/test`: who is over today, to the webhook or to whoever asks, once; it counts as no letter. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "alert", async ({ sending }, record, viewer) => {
    const { alertId } = await params;
    const { name, operation } = await sending.alerts.find(alertId, readerOf(viewer));
    const look = createAlertLook(await getServer());
    const detail = { done: "test", alert: alertId, name };
    return privateJson<AlertTestAnswer>(
      await record({ operation, detail }, () =>
        sending.sendAlertTest(alertId, {
          ...{ viewer, look, linkOfDay: createLinkOfDay(sending.site) },
          locale: requestLocale(request.headers),
        }),
      ),
    );
  });
}
