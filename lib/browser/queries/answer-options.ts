import { queryOptions, type UndefinedInitialDataOptions } from "@tanstack/react-query";
import { type ApiError, fetchJson } from "@/lib/browser/api";

type More<Answer> = Omit<UndefinedInitialDataOptions<Answer, ApiError>, "queryKey" | "queryFn" | "retry">;

/** What our API answers at an address, kept under a key. A refusal is told at once: asking again is left to the page. */
export function answerOptions<Answer>(
  queryKey: readonly unknown[],
  address: string,
  more: More<Answer> = {},
) {
  return queryOptions<Answer, ApiError>({
    queryKey,
    queryFn: ({ signal }) => fetchJson<Answer>(address, { signal }),
    retry: false,
    ...more,
  });
}

/** For lists of what is sent: asked again as often as the server looks for what is due. */
export const asOftenAsDue = { refetchInterval: 15_000 };
