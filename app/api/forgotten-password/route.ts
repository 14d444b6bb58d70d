import { requestLocale } from "@/lib/messages/request-locale";
import { ProblemError } from "@/lib/report/answers/problem";
import { parseClientAddress } from "@/lib/server/access/client-address";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { forgottenWords } from "@/lib/server/access/people/person-draft";
import { answerOwnPage, privateJson } from "@/lib/server/http/api-door";

/**
 * `POST /api/forgotten-password {email}`: sends a link for a new password to that e-mail, where it is an account's. The answer is the
 * same where it is none.
 */
export function POST(request: Request): Promise<Response> {
  return answerOwnPage(request, async ({ letters, trail }) => {
    if (!letters)
      throw new ProblemError("not-found", "No e-mail is sent here: ask an administrator for a link.");
    const { email } = await parseJsonBody(request, forgottenWords);
    const address = parseClientAddress(request.headers);
    const detail = await letters.admitReset({ email, address });
    await trail.append({ who: null, what: "password", address, detail });
    letters.sendReset(email, requestLocale(request.headers));
    return privateJson({});
  });
}
