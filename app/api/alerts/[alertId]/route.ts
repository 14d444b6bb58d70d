import type { NewAlertAnswer } from "@/lib/report/answers/alert";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { getServer } from "@/lib/server/container";
import { checkAlert } from "@/lib/server/http/alert-look";
import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";
import { readerOf } from "@/lib/server/http/sending-reader";
import { alertChange } from "@/lib/server/sending/alert-draft";
import { isWebhook } from "@/lib/server/sending/schedule-draft";

type Context = { params: Promise<{ alertId: string }> };

/** `PUT /api/alerts/{id} {name, operation, allowance, team, to, mode, quiet, isPaused}`: the whole alert. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "alert", async ({ sending }, record, viewer) => {
    const reader = readerOf(viewer);
    const given = await parseJsonBody(request, alertChange);
    const { alertId } = await params;
    const before = await sending.alerts.find(alertId, reader);
    const change = { ...given, operation: given.operation ?? before.operation };
    const isNew = (address: string) => !before.to.includes(address);
    // What stays may be paused or renamed also where it could not be made any more.
    if (change.to.some(isNew)) sending.assertMaySendTo(change.to);
    const isOfOther = (["operation", "allowance", "team"] as const).some(
      (word) => change[word] !== before[word],
    );
    if (isOfOther) await checkAlert(await getServer(), viewer, change);
    const detail = {
      ...{ done: "change", alert: alertId, name: before.name },
      change: JSON.stringify(change),
    };
    await record({ operation: change.operation, detail }, () =>
      sending.alerts.change(alertId, change, reader),
    );
    return privateJson<NewAlertAnswer>({
      ...(await sending.alerts.find(alertId, reader)),
      // Told where a webhook is new here.
      secret: change.to.some((address) => isWebhook(address) && isNew(address))
        ? sending.secretOf(alertId)
        : null,
    });
  });
}

/** `DELETE /api/alerts/{id}`: nobody is told any more, and its log is gone. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "alert", async ({ sending: { alerts } }, record, viewer) => {
    const reader = readerOf(viewer);
    const { alertId } = await params;
    const { name, operation } = await alerts.find(alertId, reader);
    const detail = { done: "remove", alert: alertId, name };
    await record({ operation, detail }, () => alerts.remove(alertId, reader));
    return privateJson({});
  });
}
