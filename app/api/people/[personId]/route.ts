import { parseJsonBody } from "@/lib/server/access/json-body";
import { personChange } from "@/lib/server/access/people/person-draft";
import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { assertKnownScope } from "../known-scope";
import { writeLimits } from "../noted-limits";

type Context = { params: Promise<{ personId: string }> };

/** `PATCH /api/people/{id} {name, role, scope, rights, disabled, twoFactor}`: what it names is changed, from the person's next request on. */
export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, "people", async ({ people, ...server }, record, { userId }) => {
    const change = await parseJsonBody(request, personChange);
    await assertKnownScope(server, change.scope);
    const { id, email } = await people.find((await params).personId);
    const limits = writeLimits(change);
    const isOfFactor = change.twoFactor !== undefined && Object.keys(change).length === 1;
    const what = isOfFactor ? "two-factor" : Object.keys(limits).length > 0 ? "rights" : "people";
    const others = {
      ...(change.name !== undefined && { name: change.name }),
      ...(change.disabled !== undefined && { disabled: change.disabled }),
      ...(change.twoFactor !== undefined && { twoFactor: change.twoFactor }),
    };
    const detail = {
      done: isOfFactor ? "taken-off" : "change",
      account: email,
      accountId: id,
      ...others,
      ...limits,
    };
    return privateJson(await record({ what, detail }, () => people.change(id, change, userId)));
  });
}

/** `DELETE /api/people/{id}`: the account, its sessions and links are gone. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, "people", async ({ people }, record, { userId }) => {
    const { id, email } = await people.find((await params).personId);
    const detail = { done: "remove", account: email, accountId: id };
    await record({ detail }, () => people.remove(id, userId));
    return privateJson({});
  });
}
