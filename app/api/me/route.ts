import { answerViewer, privateJson } from "@/lib/server/http/api-door";

/** `GET /api/me`: who is signed in, and what they may see. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async ({ email, name, role, scope, rights }) =>
    privateJson({ email, name, role, scope, rights }),
  );
}
