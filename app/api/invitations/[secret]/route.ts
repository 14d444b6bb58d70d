import { parseClientAddress } from "@/lib/server/access/client-address";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { linkWords } from "@/lib/server/access/people/person-draft";
import { answerOwnPage, privateJson } from "@/lib/server/http/api-door";
import { recordAndDo } from "@/lib/server/trail/record";

type Context = { params: Promise<{ secret: string }> };

/**
 * `POST /api/invitations/{secret} {name, password}`: makes the account usable, or sets its new password. Needs no session: the
 * secret is the right to it.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerOwnPage(request, async ({ people, trail }) => {
    const words = await parseJsonBody(request, linkWords);
    const { secret } = await params;
    const { purpose, email } = await people.openLink(secret);
    const note = {
      who: null,
      what: "password",
      detail: { done: purpose, account: email },
      address: parseClientAddress(request.headers),
    } as const;
    return privateJson(await recordAndDo(trail, note, () => people.spendLink(secret, words)));
  });
}
