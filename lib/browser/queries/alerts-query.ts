import { queryOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";
import type {
  Alert,
  AlertLogAnswer,
  AlertsAnswer,
  AlertTestAnswer,
  AlertWords,
  NewAlertAnswer,
} from "@/lib/report/answers/alert";

// As often as the server looks for what is due.
const againMs = 15_000;

/** The alerts that the reader may see; asked again while the page is looked at. */
export const alertsOptions = queryOptions<AlertsAnswer, ApiError>({
  queryKey: ["alerts"],
  queryFn: ({ signal }) => fetchJson<AlertsAnswer>("/api/alerts", { signal }),
  refetchInterval: againMs,
  retry: false,
});

/** What an alert has sent to whom, newest first. */
export function alertLogOptions(id: string) {
  return queryOptions<AlertLogAnswer, ApiError>({
    queryKey: ["alerts", id],
    queryFn: ({ signal }) => fetchJson<AlertLogAnswer>(`${addressOf(id)}/log`, { signal }),
    refetchInterval: againMs,
    retry: false,
  });
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
