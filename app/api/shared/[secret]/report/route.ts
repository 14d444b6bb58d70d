import { requestLocale } from "@/lib/messages/request-locale";
import { problemResponse } from "@/lib/server/access/problem-response";
import { privateJson } from "@/lib/server/http/api-door";
import { openShare, readShare } from "@/lib/server/http/shared-door";

type Context = { params: Promise<{ secret: string }> };

/** `GET /api/shared/{secret}/report`: the figures of a shared link, as they are known; needs no session. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { server, share } = await openShare((await params).secret);
    const locale = requestLocale(request.headers);
    const { answer } = await readShare(server, share, request.headers, { by: "report", locale });
    return privateJson(answer);
  } catch (error) {
    return problemResponse(error);
  }
}
