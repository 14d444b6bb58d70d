import type { SessionsAnswer } from "@/lib/report/answers/person";
import { answerAccountChange, answerSignedIn, privateJson } from "@/lib/server/http/api-door";

/** `GET /api/me/sessions`: where the reader is signed in. */
export function GET(request: Request): Promise<Response> {
  return answerSignedIn(request, async (viewer, { ownAccount }) => {
    return privateJson<SessionsAnswer>({ sessions: await ownAccount.listSessions(viewer) });
  });
}

/** `DELETE /api/me/sessions`: ends all of the reader's sessions but this one. */
export function DELETE(request: Request): Promise<Response> {
  return answerAccountChange(request, "sign-out", async ({ ownAccount }, record, viewer) => {
    const end = () => ownAccount.endOtherSessions(viewer);
    return privateJson({ ended: await record({ detail: { done: "end-other-sessions" } }, end) });
  });
}
