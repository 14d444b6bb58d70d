import { answerAccountChange, privateJson } from "@/lib/server/http/api-door";

type Context = { params: Promise<{ sessionId: string }> };

/** `DELETE /api/me/sessions/{id}`: ends one of the reader's sessions. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerAccountChange(request, "sign-out", async ({ ownAccount }, record, viewer) => {
    const { sessionId } = await params;
    await record({ detail: { done: "end-session" } }, () => ownAccount.endSession(viewer, sessionId));
    return privateJson({});
  });
}
