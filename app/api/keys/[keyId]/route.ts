import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";

type Context = { params: Promise<{ keyId: string }> };

/** `DELETE /api/keys/{id}`: ends a key at once; its maker's, or for administrators anybody's. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "key", async ({ apiKeys }, record, viewer) => {
    const { keyId } = await params;
    const found = (await apiKeys.list(viewer)).find(({ id }) => id === keyId);
    const told = found && { name: found.name, account: found.madeBy };
    await record({ detail: { done: "remove", key: keyId, ...told } }, () => apiKeys.remove(viewer, keyId));
    return privateJson({});
  });
}
