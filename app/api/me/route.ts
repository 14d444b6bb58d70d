import { answerViewer, privateJson } from "@/lib/server/http/api-door";

/** `GET /api/me`: who is signed in. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async ({ email, name, role }) => privateJson({ email, name, role }));
}
