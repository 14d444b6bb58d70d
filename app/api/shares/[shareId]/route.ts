import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";

type Context = { params: Promise<{ shareId: string }> };

/** `DELETE /api/shares/{id}`: ends a shared link at once; its maker's, or for administrators anybody's. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "share", async ({ shares }, record, viewer) => {
    const { shareId } = await params;
    const found = (await shares.list(viewer)).shares.find(({ id }) => id === shareId);
    const told = found && { link: found.link, account: found.madeBy };
    await record({ detail: { done: "remove", share: shareId, ...told } }, () =>
      shares.remove(viewer, shareId),
    );
    return privateJson({});
  });
}
