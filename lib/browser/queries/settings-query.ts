import type { QueryClient } from "@tanstack/react-query";
import { ApiError, fetchJson } from "@/lib/browser/api";
import type { AgentListAnswer } from "@/lib/report/answers/agent-list-answer";
import type { OperationSettings, SettingsWords } from "@/lib/report/answers/operation-settings";
import type { SettingsPreview } from "@/lib/report/answers/settings-history";
import type { SeenStates } from "@/lib/report/states/seen-states";
import { answerOptions } from "./answer-options";
import { askFiguresAgain } from "./notes-query";

/** What is set for an operation. */
export function settingsOptions(operation: string) {
  return answerOptions<OperationSettings>(["settings", operation], addressOf(operation), {
    // A form stands on it: what others save meanwhile is found when this one is saved.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Saves a part of the document, on the version that was read. @throws ApiError `conflict`, `invalid-settings` */
export async function saveSettingsPart(
  client: QueryClient,
  operation: string,
  part: Partial<SettingsWords>,
): Promise<void> {
  const settings = await client.ensureQueryData(settingsOptions(operation));
  await saveSettings(client, operation, { ...settings, ...part });
}

/** Saves the whole document, on the version that it names. @throws ApiError `conflict`, `invalid-settings` */
export async function saveSettings(
  client: QueryClient,
  operation: string,
  body: Pick<OperationSettings, "operation" | "version">,
): Promise<void> {
  const saved = await fetchJson<OperationSettings>(addressOf(operation), { method: "PUT", body });
  client.setQueryData(settingsOptions(operation).queryKey, saved);
  await Promise.all([
    askFiguresAgain(client),
    client.invalidateQueries({ queryKey: ["settings-history", operation] }),
  ]);
}

/** The whole document as it is in force now. @throws ApiError */
export function readSettings(operation: string): Promise<OperationSettings> {
  return fetchJson<OperationSettings>(addressOf(operation));
}

/** What a file of settings would change. @throws ApiError `invalid-settings` */
export function previewSettings(operation: string, file: object): Promise<SettingsPreview> {
  const address = `/api/settings/changes?${new URLSearchParams({ operation })}`;
  return fetchJson<SettingsPreview>(address, { method: "POST", body: file });
}

/** Since when and until when each state was seen. */
export function seenStatesOptions(operation: string) {
  const address = `/api/settings/states?${new URLSearchParams({ operation })}`;
  return answerOptions<SeenStates>(["seen-states", operation], address, { gcTime: 0 });
}

/** wolkvox's own list of agents, by one call. @throws ApiError `rate-limited` within five minutes of the last one */
export function listWolkvoxAgents(operation: string): Promise<AgentListAnswer> {
  const address = `/api/settings/agents?${new URLSearchParams({ operation })}`;
  return fetchJson<AgentListAnswer>(address, { method: "POST", body: { from: "wolkvox" } });
}

/**
 * Marks a weekday as closed, or takes the mark away; the figures of all open pages are asked for again. @throws ApiError
 */
export async function setClosedWeekday(
  client: QueryClient,
  operation: string,
  weekday: number,
  isClosed: boolean,
): Promise<void> {
  await changeNewest(operation, ({ closedWeekdays }) => {
    const others = closedWeekdays.filter((day) => day !== weekday);
    return { closedWeekdays: isClosed ? [...others, weekday] : others };
  });
  await askFiguresAgain(client);
}

/** Replaces parts of the settings that no figure depends on. @throws ApiError */
export async function changeSettings(
  client: QueryClient,
  operation: string,
  parts: Pick<Partial<SettingsWords>, "background" | "watch">,
): Promise<void> {
  const saved = await changeNewest(operation, () => parts);
  client.setQueryData(settingsOptions(operation).queryKey, saved);
}

/** Changes one part on top of whatever is set meanwhile. */
async function changeNewest(
  operation: string,
  change: (settings: OperationSettings) => Partial<OperationSettings>,
): Promise<OperationSettings> {
  const address = addressOf(operation);
  const save = async () => {
    const settings = await fetchJson<OperationSettings>(address);
    return fetchJson<OperationSettings>(address, {
      method: "PUT",
      body: { ...settings, ...change(settings) },
    });
  };
  return save().catch((error) => {
    // Somebody else has set something in between: once more on top of it.
    if (error instanceof ApiError && error.code === "conflict") return save();
    throw error;
  });
}

function addressOf(operation: string): string {
  return `/api/settings?${new URLSearchParams({ operation })}`;
}
