import { parseJsonBody } from "@/lib/server/access/json-body";
import { linkWords } from "@/lib/server/access/people/person-draft";
import { answerOwnPage, privateJson } from "@/lib/server/http/api-door";

type Context = { params: Promise<{ secret: string }> };

/**
 * `POST /api/invitations/{secret} {name, password}`: makes the account usable, or sets its new password. Needs no session: the
 * secret is the right to it.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerOwnPage(request, async ({ people }) => {
    const words = await parseJsonBody(request, linkWords);
    return privateJson(await people.spendLink((await params).secret, words));
  });
}
