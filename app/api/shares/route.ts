import { assertMayPassOn } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { makeGrantId } from "@/lib/server/grants/grant-store";
import { shareDraft, shareSwitch } from "@/lib/server/grants/share-draft";
import { answerOwnChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { parseSharedLink } from "@/lib/server/http/given-link";
import { publicOrigin } from "@/lib/server/http/invitation-address";
import { filterInScope } from "@/lib/server/http/seen-links";

/** `GET /api/shares`: the live shared links, one's own, and for administrators everybody's. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const listed = await server.shares.list(viewer);
    if (viewer.keyId === undefined) return privateJson(listed);
    const kept = listed.shares.map((share) => ({ ...share, operation: operationOfShare(share.link) }));
    const seen = await filterInScope(kept, viewer, server, ({ link }) => link);
    const ids = new Set(seen.map(({ id }) => id));
    return privateJson({ ...listed, shares: listed.shares.filter(({ id }) => ids.has(id)) });
  });
}

/** `POST /api/shares {link, days, passphrase, names}`: opens a report to whoever has its address, told once. */
export function POST(request: Request): Promise<Response> {
  return answerOwnChange(request, "share", async (server, record, viewer) => {
    assertMayPassOn(viewer);
    const draft = await parseJsonBody(request, shareDraft);
    const link = await parseSharedLink(request, server, draft.link);
    const { days, names } = draft;
    const id = makeGrantId();
    const detail = { done: "create", share: id, link, days, names };
    const { share, secret } = await record({ detail }, () =>
      server.shares.create(viewer, { ...draft, link }, id),
    );
    return privateJson({ ...share, url: `${publicOrigin(request, server.site)}/s/${secret}` });
  });
}

// A shared link always names its operation.
function operationOfShare(link: string): string {
  return new URLSearchParams(link).get("operation") ?? "";
}

/** `PUT /api/shares {isAllowed}`: whether links may be shared at all; for administrators. */
export function PUT(request: Request): Promise<Response> {
  return answerOwnChange(request, "share", async ({ shares }, record, viewer) => {
    const { isAllowed } = await parseJsonBody(request, shareSwitch);
    await record({ detail: { done: isAllowed ? "allow" : "forbid" } }, () => shares.allow(viewer, isAllowed));
    return privateJson({ isAllowed });
  });
}
