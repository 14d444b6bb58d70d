import { parseRetryAfter } from "@/lib/server/wolkvox/retry-after";
import type { WireAnswer } from "@/lib/server/wolkvox/transport";
import { type AgentListAnswer, parseAgentList } from "./agent-list";
import { type AuxTimeAnswer, type NoData, type ParsingRules, parseAuxTime, readNoData } from "./aux-time";
import { releaseBytes } from "./byte-store";
import { type DecodedText, decodeText } from "./charset";
import { type FailureEnvelope, readFailure } from "./envelope";
import { isWebPage, parseJson } from "./json-text";
import { assertParsable } from "./json-weight";
import { buildRefusalProblem, buildWebPageProblem, findRefusal } from "./refusal";
import { UpstreamMalformedError } from "./upstream-errors";

export type ReadingRules = ParsingRules & { nowMs: number };

const refusalCodes = new Set(["400", "401", "403"]);

/**
 * One answer of wolkvox's report in our words; HTTP status and the `code` of the body both count.
 * @throws ProblemError of the kind that the answer tells.
 */
export function readAnswer(wire: WireAnswer, rules: ReadingRules): AuxTimeAnswer {
  return readWire(wire, rules, parseAuxTime);
}

/** The same of wolkvox's own list of agents. */
export function readAgentList(wire: WireAnswer, rules: ReadingRules): AgentListAnswer {
  return readWire(wire, rules, parseAgentList);
}

type Parse<Read> = (text: string, rules: ParsingRules) => Read;

function readWire<Read>(wire: WireAnswer, rules: ReadingRules, parse: Parse<Read>): Read | NoData {
  const { status } = wire;
  if (status === 200) return readSuccess(wire, rules, parse);
  if (status === 404) return readNotFound(wire, rules);
  if (status === 400 || status === 403) throw readRefusal(wire, rules);
  if (status < 400)
    throw new UpstreamMalformedError("content", `wolkvox answered HTTP ${status}, which carries no report.`);
  const retryAfterSeconds = parseRetryAfter(wire.retryAfter, rules.nowMs);
  throw buildRefusalProblem({ code: status, words: "", token: rules.token, retryAfterSeconds });
}

function readSuccess<Read>(wire: WireAnswer, rules: ReadingRules, parse: Parse<Read>): Read {
  const { text, invalidPlaces } = takeText(wire);
  if (text.trim() === "") throw new UpstreamMalformedError("content", "wolkvox's answer is empty.");
  if (isWebPage(text)) throw buildWebPageProblem();
  return parse(text, { ...rules, invalidPlaces });
}

/** Decodes the body and lets go of its bytes, before JSON.parse needs memory of its own. */
function takeText({ body, contentType }: WireAnswer): DecodedText {
  assertParsable(body);
  const decoded = decodeText(body, contentType);
  releaseBytes(body);
  return decoded;
}

// A missing or foreign 404 body is a wrong address, never "no data": only wolkvox's own JSON says that.
function readNotFound(wire: WireAnswer, { token }: ReadingRules): NoData {
  const failure = readOwnFailure(takeText(wire).text);
  if (!failure)
    throw new UpstreamMalformedError(
      "content",
      "wolkvox's report is not at this address (404); check the server and the base URL.",
    );
  if (refusalCodes.has(failure.code))
    throw buildRefusalProblem({ code: Number(failure.code), words: failure.text, token });
  return readNoData(failure, token);
}

function readRefusal(wire: WireAnswer, { token }: ReadingRules): Error {
  const { text } = takeText(wire);
  if (isWebPage(text)) return buildWebPageProblem();
  const failure = readOwnFailure(text);
  if (failure?.code === "200" || failure?.code === "404")
    return (
      findRefusal({ words: failure.text, token }) ??
      new UpstreamMalformedError("schema", `wolkvox's \`code\` contradicts HTTP ${wire.status}.`)
    );
  const code = failure && refusalCodes.has(failure.code) ? Number(failure.code) : wire.status;
  return buildRefusalProblem({ code, words: failure?.text || text, token });
}

function readOwnFailure(text: string): FailureEnvelope | null {
  try {
    return readFailure(parseJson(text));
  } catch (error) {
    if (error instanceof UpstreamMalformedError) return null;
    throw error;
  }
}
