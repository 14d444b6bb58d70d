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
  return answerChange(request, async ({ people, site }) => {
    await parseJsonBody(request, z.strictObject({}));
    return privateJson(await people.renewLink((await params).personId, invitationAddress(request, site)));
  });
}

/** `DELETE /api/people/{id}/link`: the address that is in force opens nothing any more. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answerChange(request, async ({ people }) => {
    await people.withdrawLink((await params).personId);
    return privateJson({});
  });
}
