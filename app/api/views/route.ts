import { assertMayPassOn } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerOwnChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { parseViewLink } from "@/lib/server/http/given-link";
import { loadSeenViews, tellSeenView } from "@/lib/server/http/seen-views";
import { viewDraft } from "@/lib/server/views/view-draft";

/** `GET /api/views`: one's own, and those for everybody that are in scope. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => privateJson(await loadSeenViews(viewer, server)));
}

/** `POST /api/views {name, link, isShared, isDefault}`: a name for a link. */
export function POST(request: Request): Promise<Response> {
  return answerOwnChange(request, "saved-view", async (server, record, viewer) => {
    const { name, isShared, isDefault, ...draft } = await parseJsonBody(request, viewDraft);
    if (isShared) assertMayPassOn(viewer);
    const { link, operation } = await parseViewLink(request, server, draft.link);
    const detail = { done: "create", name, link, isShared };
    const { id, by } = await record({ operation, detail }, async () => {
      const view = await server.savedViews.create(viewer.userId, { name, link, operation, isShared });
      if (isDefault) await server.savedViews.setDefault(viewer.userId, view);
      return view;
    });
    return privateJson({ ...(await tellSeenView(id, viewer, server)), by });
  });
}
