import type { QueryClient } from "@tanstack/react-query";
import { ApiError, fetchJson } from "@/lib/browser/api";
import type { OperationSettings } from "@/lib/report/answers/operation-settings";

/**
 * Marks a weekday as closed, or takes the mark away, on top of whatever is set meanwhile; the figures of all open pages are asked
 * for again. @throws ApiError
 */
export async function setClosedWeekday(
  client: QueryClient,
  operation: string,
  weekday: number,
  isClosed: boolean,
): Promise<void> {
  const address = `/api/settings?${new URLSearchParams({ operation })}`;
  const save = async () => {
    const settings = await fetchJson<OperationSettings>(address);
    const others = settings.closedWeekdays.filter((day) => day !== weekday);
    const closedWeekdays = isClosed ? [...others, weekday] : others;
    await fetchJson(address, { method: "PUT", body: { ...settings, closedWeekdays } });
  };
  await save().catch((error) => {
    // Somebody else has set something in between: once more on top of it.
    if (error instanceof ApiError && error.code === "conflict") return save();
    throw error;
  });
  await client.invalidateQueries({ predicate: ({ queryKey }) => `${queryKey[0]}`.startsWith("/api/report") });
}
