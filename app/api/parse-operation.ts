import { requestLocale } from "@/lib/messages/request-locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { ProblemError } from "@/lib/report/answers/problem";
import type { OperationName, Operations } from "@/lib/search/resolve-question";

/**
 * The operation of an address that takes no other word but its own; the first where none is named.
 * @throws ProblemError `invalid-parameter` for another word or a repeated one, `not-found` for an unknown operation.
 */
export function parseOperation(
  request: Request,
  operations: Operations,
  ownWords: readonly string[] = [],
): OperationName {
  const params = new URL(request.url).searchParams;
  const words = ["operation", ...ownWords];
  const t = createLocaleTranslator(requestLocale(request.headers));
  const stranger = [...params.keys()].find((word) => !words.includes(word))?.slice(0, 60);
  if (stranger !== undefined) {
    const reason = t("link.unknown-word", { word: stranger, words: words.join(", ") });
    throw new ProblemError("invalid-parameter", `${stranger}: ${reason}`);
  }
  const [id = operations[0].id, ...others] = params.getAll("operation");
  if (others.length > 0) {
    throw new ProblemError("invalid-parameter", `operation: ${t("link.repeated", { word: "operation" })}`);
  }
  const named = operations.find((operation) => operation.id === id);
  if (named) return named;
  const reason = t("link.unknown-operation", { value: id.slice(0, 60) });
  throw new ProblemError("not-found", `operation: ${reason}`);
}
