import "server-only";
import { redirect } from "next/navigation";
import type { StateNames } from "@/lib/report/states/describe-state";
import { countWords } from "@/lib/report/states/state-settings";
import { formatPageAddress } from "@/lib/search/page-address";
import type { ReportLink } from "@/lib/search/report-link";
import type { SeenReports, SeenService } from "@/lib/server/report/seen-reports";

/** A page whose link names a state that counts under another one goes on to the same link with that one. */
export async function redirectToCounted(
  path: string,
  link: ReportLink,
  service: Pick<SeenService, "loadStateSettings">,
): Promise<void> {
  const { countsAs } = await service.loadStateSettings(link);
  const counted = formatPageAddress(path, countWords(link, countsAs));
  if (counted !== formatPageAddress(path, link)) redirect(counted);
}

/** What the settings of each operation that a reader sees call states. */
export async function loadStateNames(reports: SeenReports): Promise<Record<string, StateNames>> {
  const load = async ({ id }: SeenReports["names"][number]) =>
    [id, (await reports.serviceOf(id).loadStateSettings({ group: null })).names] as const;
  return Object.fromEntries(await Promise.all(reports.names.map(load)));
}
