import type { PeopleAnswer } from "@/lib/report/answers/person";
import { assertAdministrator } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { personDraft } from "@/lib/server/access/people/person-draft";
import { answerChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { invitationAddress } from "@/lib/server/http/invitation-address";
import { assertKnownScope } from "./known-scope";
import { writeLimits } from "./noted-limits";

/** `GET /api/people`: everybody who may sign in, or was invited; for administrators. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { people }) => {
    assertAdministrator(viewer);
    const answer: PeopleAnswer = { people: await people.list() };
    return privateJson(answer);
  });
}

/** `POST /api/people {email, name, role, scope, rights}`: invites somebody; the answer has the one-time address. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, "people", async (server, record) => {
    const draft = await parseJsonBody(request, personDraft);
    await assertKnownScope(server, draft.scope);
    const invite = () => server.people.invite(draft, invitationAddress(request, server.site));
    const detail = { done: "invite", account: draft.email, ...writeLimits(draft) };
    return privateJson(await record({ detail }, invite));
  });
}
