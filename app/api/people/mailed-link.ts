import { requestLocale } from "@/lib/messages/request-locale";
import type { LinkAnswer, OneTimeLink } from "@/lib/report/answers/person";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Viewer } from "@/lib/server/access/session";
import type { Server } from "@/lib/server/container";

type Mailing = Pick<Server, "letters"> & { byMail: boolean };

/** @throws ProblemError where a link is to be sent and there is no mail server */
export function assertMailing({ letters, byMail }: Mailing): void {
  if (byMail && !letters) throw new ProblemError("invalid-parameter", "byMail: no e-mail is sent here.");
}

/** A link that was just made, sent where that was asked for. */
export async function mailLink<Made extends OneTimeLink>(
  request: Request,
  { letters, byMail }: Mailing,
  made: Made,
  to: { email: string; name: string },
  from: Viewer,
): Promise<Made & LinkAnswer> {
  const isAsked = byMail && letters !== null;
  const isSent = isAsked ? await letters.sendMade(to, made, from.name, requestLocale(request.headers)) : null;
  return { ...made, isSent };
}
