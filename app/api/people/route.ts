import type { NewPersonAnswer, PeopleAnswer } from "@/lib/report/answers/person";
import { assertAdministrator } from "@/lib/server/access/administrator";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { peopleSwitch, personDraft } from "@/lib/server/access/people/person-draft";
import { answerChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { invitationAddress } from "@/lib/server/http/invitation-address";
import { assertKnownScope } from "./known-scope";
import { assertMailing, mailLink } from "./mailed-link";
import { writeLimits } from "./noted-limits";

/** `GET /api/people`: everybody who may sign in, or was invited; for administrators. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { people, letters }) => {
    assertAdministrator(viewer);
    return privateJson<PeopleAnswer>({ ...(await people.load()), sendsMail: letters !== null });
  });
}

/** `PUT /api/people {demandsTwoFactor}`: whether everybody who signs in with a password needs two-factor; for administrators. */
export function PUT(request: Request): Promise<Response> {
  return answerChange(request, "two-factor", async ({ people }, record, viewer) => {
    const { demandsTwoFactor } = await parseJsonBody(request, peopleSwitch);
    const done = demandsTwoFactor ? "demand" : "demand-no-more";
    await record({ detail: { done } }, () => people.demandTwoFactor(viewer, demandsTwoFactor));
    return privateJson({ demandsTwoFactor });
  });
}

/** `POST /api/people {email, name, role, scope, rights, byMail}`: invites somebody; the answer has the one-time address. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, "people", async (server, record, viewer) => {
    const { byMail, ...draft } = await parseJsonBody(request, personDraft);
    const mailing = { letters: server.letters, byMail };
    assertMailing(mailing);
    await assertKnownScope(server, draft.scope);
    const invite = () => server.people.invite(draft, invitationAddress(request, server.site));
    const detail = { done: "invite", ...(byMail && { byMail }), account: draft.email, ...writeLimits(draft) };
    const made = await record({ detail }, invite);
    return privateJson<NewPersonAnswer>(await mailLink(request, mailing, made, draft, viewer));
  });
}
