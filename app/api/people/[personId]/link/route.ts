import type { LinkAnswer } from "@/lib/report/answers/person";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { linkDraft } from "@/lib/server/access/people/person-draft";
import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { invitationAddress } from "@/lib/server/http/invitation-address";
import { assertMailing, mailLink } from "../../mailed-link";

type Context = { params: Promise<{ personId: string }> };

/**
 * `POST /api/people/{id}/link {byMail}`: a new one-time address in the place of any before it. It invites whoever has no password yet, and
 * sets a new one for whoever has.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, "people", async ({ people, site, letters }, record, viewer) => {
    const { byMail } = await parseJsonBody(request, linkDraft);
    assertMailing({ letters, byMail });
    const { id, email, name } = await people.find((await params).personId);
    const detail = { done: "renew-link", ...(byMail && { byMail }), account: email, accountId: id };
    const made = await record({ detail }, () => people.renewLink(id, invitationAddress(request, site)));
    const to = { email, name };
    return privateJson<LinkAnswer>(await mailLink(request, { letters, byMail }, made, to, viewer));
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
