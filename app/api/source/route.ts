import { ProblemError } from "@/lib/report/answers/problem";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerSourceChange, privateJson } from "@/lib/server/http/api-door";
import { sourceDraft } from "@/lib/server/settings/source-draft";

/**
 * `PUT /api/source {server, token, name, timeZone}`: where the operation's figures come from, checked by one real call before it is
 * stored; for administrators, whether or not a source is known.
 */
export function PUT(request: Request): Promise<Response> {
  return answerSourceChange(request, "settings", async (source, record, { email }) => {
    const draft = await parseJsonBody(request, sourceDraft);
    if (!source)
      throw new ProblemError(
        "conflict",
        "The environment sets the source: WOLKVOX_TOKEN or OPERATIONS_FILE.",
      );
    const candidate = await source.prepare(draft);
    const { id, name, server, baseUrl, timeZone } = candidate.operation;
    const facts = { server: server ?? baseUrl, name, timeZone };
    const check = () => source.check(candidate, email);
    const answer = candidate.isAnother
      ? await record({ what: "calls", operation: id, detail: { done: "check", ...facts } }, check)
      : await check();
    if (answer.problem === null)
      await record({ operation: id, detail: { done: "source", ...facts } }, () =>
        source.save(candidate, email),
      );
    return privateJson(answer);
  });
}
