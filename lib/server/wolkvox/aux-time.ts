import type { AuxRow, RowWarning } from "@/lib/report/aux-row";
import { type FailureEnvelope, parseSuccess, readFailure } from "./envelope";
import { hasRoundedIds, parseJson, parseJsonKeepingIds } from "./json-text";
import { buildRefusalProblem } from "./refusal";
import { buildAuxRows } from "./rows";
import { formatShownText } from "./shown-text";
import { UpstreamMalformedError, UpstreamTruncatedError } from "./upstream-errors";
import { hasNumericId } from "./wire-row";

/** `no-data` is wolkvox's own word for a window without activity; it is not the same as no rows. */
export type AuxTimeAnswer =
  | { outcome: "rows"; rows: AuxRow[]; warnings: RowWarning[] }
  | { outcome: "no-data" };

export type ParsingRules = { maxRecords: number; token: string; invalidPlaces?: number };

/**
 * The JSON of an HTTP 200, whose own `code` may still say 404 (no data) or refuse.
 * @throws ProblemError `upstream-truncated` at the record cap, `upstream-malformed` naming the path, or the refusal.
 */
export function parseAuxTime(text: string, rules: ParsingRules): AuxTimeAnswer {
  const body = parseJson(text);
  const failure = readFailure(body);
  if (failure?.code === "404") return readNoData(failure);
  if (failure && /^[45]\d\d$/.test(failure.code)) throw buildRefusal(failure, rules.token);
  const data = parseSuccess(body, text);
  if (data.length >= rules.maxRecords)
    throw new UpstreamTruncatedError(
      "records",
      `wolkvox's answer met the cap of ${rules.maxRecords} records.`,
    );
  return { outcome: "rows", ...buildAuxRows(keepIds(data, text), rules.invalidPlaces ?? 0) };
}

/** @throws UpstreamMalformedError where a "no records" comes with records, or means another thing. */
export function readNoData({ code, text, hasData }: FailureEnvelope): AuxTimeAnswer {
  const isOurs = code === "404" || (code === "" && /\bno\b|\bsin\b|not found/i.test(text));
  if (!isOurs || hasData)
    throw new UpstreamMalformedError("schema", "wolkvox's `code` and `data` contradict its 404.");
  if (/NOT EXIST|NO EXISTE/i.test(text))
    throw buildRefusalProblem({ code: 400, shown: "", retryAfterSeconds: undefined });
  return { outcome: "no-data" };
}

function keepIds(data: readonly unknown[], text: string): readonly unknown[] {
  if (!data.some(hasNumericId) || !hasRoundedIds(text)) return data;
  return parseSuccess(parseJsonKeepingIds(text), text);
}

function buildRefusal({ code, text }: FailureEnvelope, token: string): Error {
  return buildRefusalProblem({
    code: Number(code),
    shown: formatShownText(text, token),
    retryAfterSeconds: undefined,
  });
}
