import { assertMayPassOn } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { makeGrantId } from "@/lib/server/grants/grant-store";
import { keyDraft } from "@/lib/server/grants/key-draft";
import { answerOwnChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { assertKnownScope } from "../people/known-scope";
import { writeLimits } from "../people/noted-limits";

/** `GET /api/keys`: the reader's own keys; an administrator sees everybody's. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { apiKeys }) =>
    privateJson({ keys: await apiKeys.list(viewer) }),
  );
}

/** `POST /api/keys {name, scope, days}`: a new key, told once; for supervisors and administrators. */
export function POST(request: Request): Promise<Response> {
  return answerOwnChange(request, "key", async (server, record, viewer) => {
    assertMayPassOn(viewer);
    const draft = await parseJsonBody(request, keyDraft);
    await assertKnownScope(server, draft.scope);
    const { name, days, scope } = draft;
    const id = makeGrantId();
    const detail = { done: "create", key: id, name, days, ...writeLimits({ scope }) };
    return privateJson(await record({ detail }, () => server.apiKeys.create(viewer, draft, id)));
  });
}
