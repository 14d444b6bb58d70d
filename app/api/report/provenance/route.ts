import { ProblemError } from "@/lib/report/answers/problem";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { createQuestionParser } from "@/lib/server/http/parse-question";
import type { LookSpan } from "@/lib/server/report/report-service";
import { parseInstant, readOnce } from "../../read-word";

const lookWords = ["look", "since"] as const;
const parseQuestion = createQuestionParser(lookWords);

/**
 * `GET /api/report/provenance`: the answers of wolkvox that the figure of this link rests on, and each one's part. With `look` it is
 * what this look at a day found more than the one before it, or than the look `since`.
 */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question } = await parseQuestion(request, viewer, server);
    const span = readSpan(request);
    if (span && question.knownAtMs !== null)
      throw new ProblemError("invalid-parameter", "known: a look is of what is known now.");
    return privateJson(await service.loadProvenance(question, span));
  });
}

/** @throws ProblemError for what is no instant, a word given twice, and `since` alone */
function readSpan(request: Request): LookSpan | null {
  const { searchParams } = new URL(request.url);
  const [look, since] = lookWords.map((word) => {
    const given = readOnce(searchParams, word);
    const atMs = given === null ? null : parseInstant(given);
    if (given !== null && atMs === null)
      throw new ProblemError("invalid-parameter", `${word}: must be an instant, as 2026-11-27T13:05:00Z.`);
    return atMs;
  });
  if (look === null || look === undefined) {
    if (since !== null) throw new ProblemError("invalid-parameter", "since: stands beside look.");
    return null;
  }
  return { look, since: since ?? null };
}
