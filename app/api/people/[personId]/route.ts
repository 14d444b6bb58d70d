import { parseJsonBody } from "@/lib/server/access/json-body";
import { personChange } from "@/lib/server/access/people/person-draft";
import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { assertKnownScope } from "../known-scope";

type Context = { params: Promise<{ personId: string }> };

/** `PATCH /api/people/{id} {name, role, scope, rights, disabled}`: what it names is changed, from the person's next request on. */
export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, async (server, { userId }) => {
    const change = await parseJsonBody(request, personChange);
    await assertKnownScope(server, change.scope);
    return privateJson(await server.people.change((await params).personId, change, userId));
  });
}

/** `DELETE /api/people/{id}`: the account, its sessions and links are gone. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, async ({ people }, { userId }) => {
    await people.remove((await params).personId, userId);
    return privateJson({});
  });
}
