import { parseJsonBody } from "@/lib/server/access/json-body";
import { ownWords } from "@/lib/server/access/people/person-draft";
import { answerAccountChange, answerSignedIn, privateJson } from "@/lib/server/http/api-door";

/** `GET /api/me`: who is signed in, and what they may see. */
export function GET(request: Request): Promise<Response> {
  return answerSignedIn(request, async ({ email, name, role, scope, rights }) =>
    privateJson({ email, name, role, scope, rights }),
  );
}

/** `PATCH /api/me {name}`: what the reader is called. */
export function PATCH(request: Request): Promise<Response> {
  return answerAccountChange(request, "people", async ({ ownAccount }, record, viewer) => {
    const { name } = await parseJsonBody(request, ownWords);
    await record({ detail: { done: "rename", name } }, () => ownAccount.rename(viewer, name));
    return privateJson({ name });
  });
}
