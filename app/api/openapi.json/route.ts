import { requestLocale } from "@/lib/messages/request-locale";
import { cookieStyleOf, sessionCookieName } from "@/lib/server/access/session-cookie";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { buildOpenApi } from "./build-openapi";

/** `GET /api/openapi.json`: this API as OpenAPI 3.1 describes it, in the language of the request. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (_, { site }) =>
    privateJson(buildOpenApi(sessionCookieName(cookieStyleOf(site.baseUrl)), requestLocale(request.headers))),
  );
}
