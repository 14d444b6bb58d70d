import { fetchJson } from "@/lib/browser/api";
import type {
  Alert,
  AlertLogAnswer,
  AlertsAnswer,
  AlertTestAnswer,
  AlertWords,
  NewAlertAnswer,
} from "@/lib/report/answers/alert";
import { answerOptions, asOftenAsDue } from "./answer-options";

/** The alerts that the reader may see; asked again while the page is looked at. */
export const alertsOptions = answerOptions<AlertsAnswer>(["alerts"], "/api/alerts", asOftenAsDue);

/** What an alert has sent to whom, newest first. */
export function alertLogOptions(id: string) {
  return answerOptions<AlertLogAnswer>(["alerts", id], `${addressOf(id)}/log`, asOftenAsDue);
}

/** @throws ApiError */
export function makeAlert(words: AlertWords): Promise<NewAlertAnswer> {
  return fetchJson<NewAlertAnswer>("/api/alerts", { method: "POST", body: words });
}

/** Changes some words of an alert. @throws ApiError */
export function changeAlert(
  { id, name, operation, allowance, team, to, mode, quiet }: Alert,
  change: Partial<AlertWords> & { isPaused?: boolean },
): Promise<NewAlertAnswer> {
  const before = { name, operation, allowance, team, to, mode, quiet };
  return fetchJson<NewAlertAnswer>(addressOf(id), { method: "PUT", body: { ...before, ...change } });
}

/** @throws ApiError */
export async function removeAlert(id: string): Promise<void> {
  await fetchJson(addressOf(id), { method: "DELETE" });
}

/** Sends who is over today at once, to the webhook or to the reader. @throws ApiError */
export function testAlert(id: string): Promise<AlertTestAnswer> {
  return fetchJson<AlertTestAnswer>(`${addressOf(id)}/test`, { method: "POST", body: {} });
}

function addressOf(id: string): string {
  return `/api/alerts/${encodeURIComponent(id)}`;
}
