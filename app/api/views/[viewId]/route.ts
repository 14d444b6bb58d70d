import { ProblemError } from "@/lib/report/answers/problem";
import { assertMayPassOn } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerOwnChange, privateJson } from "@/lib/server/http/api-door";
import { parseViewLink } from "@/lib/server/http/given-link";
import { assertMayChange, findSeenView, loadSeenViews, tellSeenView } from "@/lib/server/http/seen-views";
import { type ViewChange, viewChange } from "@/lib/server/views/view-draft";
import type { KeptView } from "@/lib/server/views/view-store";

type Context = { params: Promise<{ viewId: string }> };

/** `PUT /api/views/{id} {name, link, isShared, isDefault}`: what it names is changed; whoever sees a view may make it their default. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "saved-view", async (server, record, viewer) => {
    const { viewId } = await params;
    const { savedViews } = server;
    const change = await parseJsonBody(request, viewChange);
    const view = await findSeenView(viewId, viewer, server);
    const told = await tellSeenView(viewId, viewer, server);
    const isLinkNew = change.link !== undefined && change.link !== told.link;
    const isChanged = isLinkNew || isOther(view, change);
    if (isChanged) assertMayChange(view, viewer);
    if (change.isShared && !view.isShared) assertMayPassOn(viewer);
    if (change.version !== undefined && change.version !== view.version)
      throw new ProblemError("conflict", "Somebody has changed this view meanwhile: look at it again.");
    const linked =
      isLinkNew && change.link !== undefined ? await parseViewLink(request, server, change.link) : view;
    const { name = view.name, isShared = view.isShared, isDefault } = change;
    const detail = {
      done: isChanged ? "change" : "default",
      view: viewId,
      name,
      link: linked.link,
      isShared,
    };
    await record({ operation: linked.operation, detail }, async () => {
      const words = { name, link: linked.link, operation: linked.operation, isShared };
      if (isChanged) await savedViews.change(view, words, view.version);
      if (isDefault) await savedViews.setDefault(viewer.userId, { id: viewId, name, by: view.by });
      else if (isDefault === false && told.isDefault) await savedViews.setDefault(viewer.userId, null);
    });
    return privateJson(await tellSeenView(viewId, viewer, server));
  });
}

/** `DELETE /api/views/{id}`: whose default it is are told that it is gone; of one that is gone, this ends it. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerOwnChange(request, "saved-view", async (server, record, viewer) => {
    const { viewId } = await params;
    const { savedViews } = server;
    const { gone } = await loadSeenViews(viewer, server);
    if (gone?.id === viewId) {
      await record({ detail: { done: "forget", view: viewId, name: gone.name } }, () =>
        savedViews.setDefault(viewer.userId, null),
      );
      return privateJson({});
    }
    const view = await findSeenView(viewId, viewer, server);
    assertMayChange(view, viewer);
    const { name, isShared, operation } = view;
    const told = await tellSeenView(viewId, viewer, server);
    await record({ operation, detail: { done: "remove", view: viewId, name, isShared } }, async () => {
      await savedViews.remove(viewId);
      if (told.isDefault) await savedViews.setDefault(viewer.userId, null);
    });
    return privateJson({});
  });
}

function isOther({ name, isShared }: KeptView, change: ViewChange): boolean {
  return (change.name ?? name) !== name || (change.isShared ?? isShared) !== isShared;
}
