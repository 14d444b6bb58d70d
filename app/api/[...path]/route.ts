import { ProblemError } from "@/lib/report/answers/problem";
import { answerViewer } from "@/lib/server/http/api-door";

function answer(request: Request): Promise<Response> {
  return answerViewer(request, () => {
    throw new ProblemError("not-found", "There is no such address in this API.");
  });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
