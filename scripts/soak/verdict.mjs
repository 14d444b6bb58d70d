import { windowOfDay } from "./calendar.mjs";
import {
  areEqual,
  describeDifference,
  isWithin,
  sumsByState,
  sumsOfAgents,
  sumsOfReport,
  totalOf,
} from "./sums.mjs";

/** The problems that the contract knows, each with its status. */
const problems = {
  "upstream-auth": 502,
  "upstream-unreachable": 502,
  "upstream-malformed": 502,
  "upstream-truncated": 502,
  "upstream-quota": 503,
  "upstream-busy": 503,
  "upstream-maintenance": 503,
  "upstream-timeout": 504,
  "rate-limited": 429,
};

/** Why a refusal is none that the contract allows here; null where it is one. */
export function judgeRefusal({ status, type, body, retryAfter }) {
  if (problems[body?.code] !== status) return `answered ${status} ${JSON.stringify(body)}`;
  if (!type?.startsWith("application/problem+json")) return `a problem as ${type}`;
  const mustSayWhen = status === 503 || status === 429;
  return mustSayWhen && !(Number(retryAfter) > 0) ? `${body.code} without Retry-After` : null;
}

/**
 * Why a report, or a JSON file, shows what is not true; null where it does not. `agents` are those of the link, all of
 * them where null.
 */
export async function judgeReport(report, { windows, agents = null }, model, answeredMs) {
  const { status, asOf, problem } = report;
  if (!["complete", "partial", "stale"].includes(status)) return `has the status ${status}`;
  if (status === "complete" && problem) return `is complete with the problem ${problem.code}`;
  if (status === "stale" && !problem) return "is stale without a problem";
  if (status === "partial" && !(report.progress?.total > 0)) return "is partial without progress";
  const shown = sumsOfReport(report);
  const sinceMs = status === "stale" ? 0 : Date.parse(asOf ?? 0);
  const truths = await listTruths(model, windows, { sinceMs, untilMs: answeredMs }, agents);
  if (truths.some((truth) => areEqual(shown, truth))) return null;
  const isUnfinished = status === "partial" && report.progress.of !== "days";
  if (isUnfinished && truths.some((truth) => isWithin(shown, truth))) return null;
  return `is ${status} as of ${asOf} and no truth of ${truths.length}: ${describeDifference(shown, truths.at(-1) ?? new Map())}`;
}

/** The same of an answer by day, week or month: each day that has figures, and the sums of whole periods. */
export async function judgeDays(answer, model, answeredMs) {
  const { states, days, periods = [], status } = answer;
  if (status === "complete" && answer.problem) return `is complete with the problem ${answer.problem.code}`;
  for (const day of days) {
    const fault = await judgeDay(day, { states, status }, model, answeredMs);
    if (fault) return `${day.day} ${fault}`;
  }
  if (status !== "complete") return null;
  const byDay = addColumns(days.map(({ seconds }) => seconds));
  const byPeriod = addColumns(periods.map(({ seconds }) => seconds));
  const agree = periods.length === 0 || byDay.every((seconds, index) => seconds === byPeriod[index]);
  return agree ? null : `has periods of ${byPeriod}, and days of ${byDay}`;
}

async function judgeDay({ day, status, asOf, seconds }, { states, status: whole }, model, answeredMs) {
  if (whole === "complete" && ["missing", "failed"].includes(status))
    return `is ${status} in a complete answer`;
  const shown = new Map(states.flatMap((state, index) => (seconds[index] ? [[state, seconds[index]]] : [])));
  if (["missing", "failed"].includes(status)) return shown.size === 0 ? null : `is ${status} with figures`;
  const sinceMs = whole === "stale" ? 0 : Date.parse(asOf ?? 0);
  const truths = await model.listTruths([windowOfDay(day)], { sinceMs, untilMs: answeredMs });
  const byState = truths.map(sumsByState);
  if (byState.some((truth) => areEqual(shown, truth))) return null;
  return `is ${status} as of ${asOf} and no truth: ${describeDifference(shown, byState.at(-1) ?? new Map())}`;
}

/** Why the answers behind a figure do not add up to it, or to the truth where they cover the range; null where they do. */
export async function judgeProvenance({ total, windows: answers }, { windows }, model, answeredMs) {
  const sum = answers.reduce((seconds, answer) => seconds + answer.seconds, 0);
  if (sum !== total) return `says ${total} and its answers add up to ${sum}`;
  if (lengthOf(answers) !== lengthOf(windows)) return null;
  const sinceMs = Math.min(...answers.map(({ askedAt }) => Date.parse(askedAt)));
  const truths = await model.listTruths(windows, { sinceMs, untilMs: answeredMs });
  const totals = truths.map(totalOf);
  return totals.includes(total) ? null : `says ${total}, and the truth is ${totals}`;
}

function lengthOf(windows) {
  return windows.reduce((ms, { from, to }) => ms + Date.parse(`${to}Z`) - Date.parse(`${from}Z`) + 1000, 0);
}

async function listTruths(model, windows, times, agents) {
  const truths = await model.listTruths(windows, times);
  return agents === null ? truths : truths.map((truth) => sumsOfAgents(truth, agents));
}

function addColumns(rows) {
  return rows.reduce((sums, row) => row.map((value, index) => value + (sums[index] ?? 0)), []);
}
