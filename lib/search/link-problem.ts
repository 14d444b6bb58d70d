/** Why a word of the link cannot be used; each has its sentence in the message catalogues. */
export type LinkReason =
  | "unknown-word"
  | "repeated"
  | "unknown-preset"
  | "date-form"
  | "no-such-day"
  | "no-such-time"
  | "out-of-calendar"
  | "missing-other-end"
  | "reversed"
  | "future"
  | "too-long"
  | "too-many-shifts"
  | "hours-form"
  | "hours-with-times"
  | "group-form"
  | "by-form"
  | "sort-form"
  | "unit-form"
  | "over-form"
  | "suppose-form"
  | "suppose-twice"
  | "suppose-day"
  | "too-many-keys"
  | "column-form"
  | "per-form"
  | "heat-form"
  | "display-form"
  | "bars-form"
  | "step-form"
  | "day-with-range"
  | "compare-form"
  | "text-too-long"
  | "too-many"
  | "flag-form"
  | "unknown-operation"
  | "unknown-agent"
  | "unknown-team";

export type LinkProblem = {
  code: "invalid-range" | "invalid-parameter" | "too-large" | "not-found";
  word: string;
  /** As it stood in the link, cut to a length that can be printed. */
  value: string;
  reason: LinkReason;
};

const longestShownValue = 60;

export function linkProblem(
  code: LinkProblem["code"],
  word: string,
  value: string,
  reason: LinkReason,
): LinkProblem {
  const shown = value.length > longestShownValue ? `${value.slice(0, longestShownValue)}…` : value;
  return { code, word: word.slice(0, longestShownValue), value: shown, reason };
}

/** Whether a link was not resolved, but refused. */
export function isLinkProblem(result: object): result is LinkProblem {
  return "reason" in result;
}
