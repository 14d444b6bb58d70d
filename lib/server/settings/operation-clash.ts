import { foldText } from "@/lib/report/text";
import { type EntryDefaults, isRecord } from "./operation-entry";

type Difference = "id" | "name" | "timeZone";

/** What is wrong with an entry beside those before it. */
export function findClashes(entries: readonly unknown[], place: number, defaults: EntryDefaults): string[] {
  const words = {
    id: "id is that of entry",
    name: "name is, but for accents and case, that of entry",
    timeZone: "timeZone is not that of the same server in entry",
  };
  return (["id", "name", "timeZone"] as const).flatMap((field) => {
    const other = entries.findIndex(
      (before, at) => at < place && clash(before, entries[place], field, defaults),
    );
    return other === -1 ? [] : [`${words[field]} ${other + 1}`];
  });
}

function clash(a: unknown, b: unknown, field: Difference, defaults: EntryDefaults): boolean {
  if (!isRecord(a) || !isRecord(b)) return false;
  if (field === "id") return typeof a.id === "string" && a.id === b.id;
  if (field === "name") return isText(a.name) && isText(b.name) && foldText(a.name) === foldText(b.name);
  const server = ({ server, baseUrl }: Record<string, unknown>) => server ?? baseUrl ?? defaults.baseUrl;
  const zone = ({ timeZone }: Record<string, unknown>) => String(timeZone ?? defaults.timeZone).toLowerCase();
  return server(a) !== undefined && server(a) === server(b) && zone(a) !== zone(b);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
