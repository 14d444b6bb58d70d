import type { NewScheduleAnswer } from "@/lib/report/answers/schedule";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";
import { checkScheduledLink } from "@/lib/server/http/scheduled-file";
import { readerOf } from "@/lib/server/http/sending-reader";
import { isWebhook, scheduleChange } from "@/lib/server/sending/schedule-draft";

type Context = { params: Promise<{ scheduleId: string }> };

/** `PATCH /api/schedules/{id} {name, link, format, to, every, at, isPaused}`: what it names is changed. */
export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "schedule", async (server, record, viewer) => {
    const reader = readerOf(viewer);
    const { schedules, secretOf, assertMaySendTo } = server.sending;
    const change = await parseJsonBody(request, scheduleChange);
    const { scheduleId } = await params;
    const before = await schedules.find(scheduleId, reader);
    const { link, to } = change;
    if (to) assertMaySendTo(to);
    const checked = link === undefined ? null : await checkScheduledLink(request, viewer, server, link);
    const detail = {
      done: "change",
      schedule: scheduleId,
      name: before.name,
      change: JSON.stringify(change),
    };
    await record({ operation: checked?.operation ?? before.operation, detail }, () =>
      schedules.change(scheduleId, change, checked, reader),
    );
    // Told where a webhook is new here.
    const isNew = to?.some((address) => isWebhook(address) && !before.to.includes(address));
    return privateJson<NewScheduleAnswer>({
      ...(await schedules.find(scheduleId, reader)),
      secret: isNew ? secretOf(scheduleId) : null,
    });
  });
}

/** `DELETE /api/schedules/{id}`: it is sent no more, and its runs are gone. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "schedule", async ({ sending: { schedules } }, record, viewer) => {
    const reader = readerOf(viewer);
    const { scheduleId } = await params;
    const { name, operation } = await schedules.find(scheduleId, reader);
    const detail = { done: "remove", schedule: scheduleId, name };
    await record({ operation, detail }, () => schedules.remove(scheduleId, reader));
    return privateJson({});
  });
}
