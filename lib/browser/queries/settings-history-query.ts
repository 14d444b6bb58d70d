import { infiniteQueryOptions, type QueryClient } from "@tanstack/react-query";
import { ApiError, fetchJson } from "@/lib/browser/api";
import type { OperationSettings } from "@/lib/report/answers/operation-settings";
import type { SettingsHistory, SettingsVersion } from "@/lib/report/answers/settings-history";
import { answerOptions } from "./answer-options";
import { saveSettings, settingsOptions } from "./settings-query";

/** Every version of an operation's settings, newest first; the next page is asked for on demand. */
export function settingsHistoryOptions(operation: string) {
  return infiniteQueryOptions<
    SettingsHistory,
    ApiError,
    SettingsVersion[],
    readonly unknown[],
    number | null
  >({
    queryKey: ["settings-history", operation],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? {} : { before: String(pageParam) };
      const words = new URLSearchParams({ operation, ...before });
      return fetchJson<SettingsHistory>(`/api/settings/history?${words}`, { signal });
    },
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ versions }) => versions),
    // Others may have saved since the page was last open.
    gcTime: 0,
    retry: false,
  });
}

/** The settings as they were saved as a version, which never changes. */
export function settingsVersionOptions(operation: string, version: number) {
  const words = new URLSearchParams({ operation, version: String(version) });
  return answerOptions<OperationSettings>(
    ["settings-version", operation, version],
    `/api/settings?${words}`,
    { staleTime: Number.POSITIVE_INFINITY },
  );
}

/**
 * Puts an earlier version in force, as a new version on the one that was read. Where somebody was faster, what they have saved is
 * read. @throws ApiError `conflict`, `invalid-settings`
 */
export async function restoreSettings(
  client: QueryClient,
  operation: string,
  version: number,
): Promise<void> {
  const earlier = await client.ensureQueryData(settingsVersionOptions(operation, version));
  await saveOnSeen(client, operation, { ...earlier, restores: version });
}

/**
 * Saves a document, or a file of one, on the version that was read. Where somebody was faster, what they have saved is read.
 * @throws ApiError `conflict`, `invalid-settings`
 */
export async function saveOnSeen(client: QueryClient, operation: string, document: object): Promise<void> {
  const { version } = await client.ensureQueryData(settingsOptions(operation));
  try {
    await saveSettings(client, operation, { ...document, operation, version });
  } catch (error) {
    if (error instanceof ApiError && error.code === "conflict")
      await Promise.all([
        client.fetchQuery({ ...settingsOptions(operation), staleTime: 0 }),
        client.invalidateQueries({ queryKey: ["settings-history", operation] }),
      ]);
    throw error;
  }
}
