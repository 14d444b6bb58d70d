import type { AnswerColumns } from "@/lib/report/figures/answer-columns";
import type { RowWarning } from "@/lib/report/figures/aux-row";
import { type FailureEnvelope, parseSuccess, readFailure, type SuccessEnvelope } from "./envelope";
import { hasRoundedIds, parseJson, parseJsonKeepingIds } from "./json-text";
import { quoteWords } from "./quotation";
import { parseRecordCount, saysNoRecords, saysNothingElse } from "./record-words";
import { buildRefusalProblem, findRefusal, isUnknownReport } from "./refusal";
import { findRepeatedKeys } from "./repeated-keys";
import { readRows } from "./rows";
import { UpstreamMalformedError, UpstreamTruncatedError } from "./upstream-errors";
import { hasNumericId } from "./wire-row";

/** `no-data` is wolkvox's own word for a window without activity; it is not the same as no rows. */
export type AuxTimeAnswer = { outcome: "rows"; columns: AnswerColumns; warnings: RowWarning[] } | NoData;

export type NoData = { outcome: "no-data" };

export type ParsingRules = { maxRecords: number; token: string; invalidPlaces?: number };

/**
 * The JSON of an HTTP 200, whose own `code` may still say 404 (no data) or refuse.
 * @throws ProblemError `upstream-truncated` at the record cap, `upstream-malformed` naming the path, or the refusal.
 */
export function parseAuxTime(text: string, rules: ParsingRules): AuxTimeAnswer {
  const records = openAnswer(text, rules);
  if (records.outcome === "no-data") return records;
  const { data, error, msg, repeatedKeys } = records;
  return {
    outcome: "rows",
    ...readRows(data, {
      repeatedKeys,
      invalidPlaces: rules.invalidPlaces ?? 0,
      saidCount: parseRecordCount(msg),
      hasError: error !== "",
    }),
  };
}

type OpenedAnswer =
  | (SuccessEnvelope & { outcome: "rows"; repeatedKeys: ReturnType<typeof findRepeatedKeys>["rows"] })
  | NoData;

/** The records of an HTTP 200, not read yet. @throws the same */
export function openAnswer(text: string, rules: ParsingRules): OpenedAnswer {
  const body = parseJson(text);
  const failure = readFailure(body);
  if (failure?.code === "404") return readNoData(failure, rules.token);
  if (failure && /^[45]\d\d$/.test(failure.code)) throw buildRefusal(failure, rules.token);
  const { data, error, msg } = parseSuccess(body, text);
  const { isTop, rows: repeatedKeys } = findRepeatedKeys(text);
  // Of two `data` one would be lost without a word.
  if (isTop) throw new UpstreamMalformedError("schema", "wolkvox's answer has one of its fields twice.");
  if (data.length === 0) return readEmpty(`${error} ${msg}`, rules.token);
  if (data.length >= rules.maxRecords)
    throw new UpstreamTruncatedError(
      "records",
      `wolkvox's answer met the cap of ${rules.maxRecords} records.`,
    );
  return { outcome: "rows", data: keepIds(data, text), error, msg, repeatedKeys };
}

/**
 * A 404 as "no data": only where wolkvox's own words speak of no records and of nothing else, or its own envelope says nothing but "not found".
 * @throws ProblemError the refusal that its words tell, whatever its code, and UpstreamMalformedError for the rest.
 */
export function readNoData({ code, text, hasData, isOurs }: FailureEnvelope, token: string): NoData {
  assertNoRefusal(text, token);
  const isSaid = saysNoRecords(text) && (code === "404" || code === "");
  const isPlain = code === "404" && isOurs && saysNothingElse(text);
  if (hasData || !(isSaid || isPlain))
    throw new UpstreamMalformedError(
      "schema",
      "wolkvox's `code` and `data` do not say that there are no records.",
      {
        quotation: quoteWords(text, token),
      },
    );
  return { outcome: "no-data" };
}

/** An empty list is no data only where its own words say zero. */
function readEmpty(words: string, token: string): NoData {
  assertNoRefusal(words, token);
  if (saysNoRecords(words)) return { outcome: "no-data" };
  throw new UpstreamMalformedError(
    "schema",
    "wolkvox's `data` is empty, and its words do not say zero records.",
    {
      quotation: quoteWords(words, token),
    },
  );
}

function assertNoRefusal(words: string, token: string): void {
  const refusal = findRefusal({ words, token });
  if (refusal) throw refusal;
  if (isUnknownReport(words)) throw buildRefusalProblem({ code: 400, words, token });
}

function keepIds(data: readonly unknown[], text: string): readonly unknown[] {
  if (!data.some(hasNumericId) || !hasRoundedIds(text)) return data;
  return parseSuccess(parseJsonKeepingIds(text), text).data;
}

function buildRefusal({ code, text }: FailureEnvelope, token: string): Error {
  return buildRefusalProblem({ code: Number(code), words: text, token });
}
