import { parseJsonBody } from "@/lib/server/access/json-body";
import { passphraseWords } from "@/lib/server/grants/share-draft";
import { answerOwnPage, privateJson } from "@/lib/server/http/api-door";
import { unlockShare } from "@/lib/server/http/shared-door";

type Context = { params: Promise<{ secret: string }> };

/** `POST /api/shared/{secret} {passphrase}`: opens a shared link that has a passphrase, for this browser. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerOwnPage(request, async () => {
    const { passphrase } = await parseJsonBody(request, passphraseWords);
    const cookie = await unlockShare((await params).secret, passphrase, request.headers);
    const response = privateJson({});
    response.headers.append("set-cookie", cookie);
    return response;
  });
}
