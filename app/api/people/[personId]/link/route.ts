import { z } from "zod";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { invitationAddress } from "@/lib/server/http/invitation-address";

type Context = { params: Promise<{ personId: string }> };

/**
 * `POST /api/people/{id}/link`: a new one-time address in the place of any before it. It invites whoever has no password yet, and
 * sets a new one for whoever has.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, "people", async ({ people, site }, record) => {
    await parseJsonBody(request, z.strictObject({}));
    const { id, email } = await people.find((await params).personId);
    const detail = { done: "renew-link", account: email, accountId: id };
    return privateJson(
      await record({ detail }, () => people.renewLink(id, invitationAddress(request, site))),
    );
  });
}

/** `DELETE /api/people/{id}/link`: the address that is in force opens nothing any more. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, "people", async ({ people }, record) => {
    const { id, email } = await people.find((await params).personId);
    const detail = { done: "withdraw-link", account: email, accountId: id };
    await record({ detail }, () => people.withdrawLink(id));
    return privateJson({});
  });
}
