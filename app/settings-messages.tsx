import type { ReactNode } from "react";
import { settingsMessagesIn } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/http/page-request";
import { MoreMessages } from "./more-messages";

/** The layout of pages that say more than the report does: settings, and those before the door. */
export async function SettingsMessages({ children }: { children: ReactNode }) {
  return <MoreMessages messages={settingsMessagesIn(await pageLocale())}>{children}</MoreMessages>;
}
