import type { ReactNode } from "react";
import { PageRefused } from "@/components/settings/page-refused";
import { listSettingsPages, type SettingsPage } from "@/lib/search/settings-pages";
import { requireViewer } from "@/lib/server/http/page-door";

type Reader = Awaited<ReturnType<typeof requireViewer>>;

/** A page of settings as it is drawn for whom it is open to; whom it is not open to is told so. */
export function createSettingsPage(
  page: SettingsPage,
  draw: (reader: Reader) => ReactNode | Promise<ReactNode>,
) {
  return async () => {
    const reader = await requireViewer();
    const isOpen = listSettingsPages(reader.viewer.role).includes(page);
    return isOpen ? draw(reader) : <PageRefused page={page} />;
  };
}
