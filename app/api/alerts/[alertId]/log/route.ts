import type { AlertLogAnswer } from "@/lib/report/answers/alert";
import { ProblemError } from "@/lib/report/answers/problem";
import { pickAlerts, tellLetters } from "@/lib/server/http/alert-look";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { readerOf } from "@/lib/server/http/sending-reader";

type Context = { params: Promise<{ alertId: string }> };

/** `GET /api/alerts/{id}/log`: what was sent to whom, newest first. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const reader = readerOf(viewer);
    const { alertId } = await params;
    const { alerts } = server.sending;
    const [alert] = await pickAlerts([await alerts.find(alertId, reader)], viewer, server);
    if (!alert) throw new ProblemError("not-found", "There is no such alert.");
    const letters = await alerts.listLetters(alertId, reader);
    return privateJson<AlertLogAnswer>({ letters: await tellLetters(server, alert.operation, letters) });
  });
}
