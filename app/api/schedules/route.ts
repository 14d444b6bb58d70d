import { requestLocale } from "@/lib/messages/request-locale";
import type { NewScheduleAnswer, SchedulesAnswer } from "@/lib/report/answers/schedule";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerOwnChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { checkScheduledLink } from "@/lib/server/http/scheduled-file";
import { filterInScope } from "@/lib/server/http/seen-links";
import { readerOf } from "@/lib/server/http/sending-reader";
import { isWebhook, scheduleDraft } from "@/lib/server/sending/schedule-draft";

/** `GET /api/schedules`: what is sent, to whom and when; of an administrator everybody's, else one's own. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { sending } = server;
    const kept = await sending.schedules.list(readerOf(viewer));
    const schedules =
      viewer.keyId === undefined ? kept : await filterInScope(kept, viewer, server, ({ link }) => link);
    return privateJson<SchedulesAnswer>({ schedules, missingForMail: [...sending.missingForMail] });
  });
}

/** `POST /api/schedules {name, link, format, to, every, at}`: a link that is sent from now on, with the rights of who asks. */
export function POST(request: Request): Promise<Response> {
  return answerOwnChange(request, "schedule", async (server, record, viewer) => {
    const reader = readerOf(viewer);
    const { schedules, secretOf, assertMaySendTo } = server.sending;
    const draft = await parseJsonBody(request, scheduleDraft);
    assertMaySendTo(draft.to);
    const checked = await checkScheduledLink(request, viewer, server, draft.link);
    const { name, format, every, at, to } = draft;
    const detail = { done: "create", name, format, every, at, to: to.join(", "), link: checked.link };
    const owner = { userId: viewer.userId, locale: requestLocale(request.headers) };
    const id = await record({ operation: checked.operation, detail }, () =>
      schedules.create(draft, checked, owner),
    );
    const secret = to.some(isWebhook) ? secretOf(id) : null;
    return privateJson<NewScheduleAnswer>({ ...(await schedules.find(id, reader)), secret });
  });
}
