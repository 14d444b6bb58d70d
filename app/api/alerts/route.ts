import { requestLocale } from "@/lib/messages/request-locale";
import type { AlertsAnswer, NewAlertAnswer } from "@/lib/report/answers/alert";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { getServer } from "@/lib/server/container";
import { checkAlert, pickAlerts } from "@/lib/server/http/alert-look";
import { answerOwnChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { readerOf } from "@/lib/server/http/sending-reader";
import { alertDraft } from "@/lib/server/sending/alert-draft";
import { isWebhook } from "@/lib/server/sending/schedule-draft";

/** `GET /api/alerts`: who is told of whom that is over an allowance; of an administrator everybody's, else one's own. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { sending } = server;
    const kept = await sending.alerts.list(readerOf(viewer));
    const alerts = await pickAlerts(kept, viewer, server);
    return privateJson<AlertsAnswer>({ alerts, missingForMail: [...sending.missingForMail] });
  });
}

/** `POST /api/alerts {name, operation, allowance, team, to, mode, quiet}`: told from now on, with the rights of who asks. */
export function POST(request: Request): Promise<Response> {
  return answerOwnChange(request, "alert", async ({ sending, reports }, record, viewer) => {
    const reader = readerOf(viewer);
    const given = await parseJsonBody(request, alertDraft);
    const draft = { ...given, operation: given.operation ?? reports.names[0].id };
    sending.assertMaySendTo(draft.to);
    await checkAlert(await getServer(), viewer, draft);
    const { operation, to, ...words } = draft;
    const owner = { userId: viewer.userId, locale: requestLocale(request.headers) };
    const id = await record({ operation, detail: { done: "create", ...words, to: to.join(", ") } }, () =>
      sending.alerts.create(draft, owner),
    );
    const secret = to.some(isWebhook) ? sending.secretOf(id) : null;
    return privateJson<NewAlertAnswer>({ ...(await sending.alerts.find(id, reader)), secret });
  });
}
