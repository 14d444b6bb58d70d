import type { Metadata } from "next";
import { AccountView } from "@/components/settings/account/account-view";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

export async function generateMetadata(): Promise<Metadata> {
  const t = createLocaleTranslator(await pageLocale());
  return { title: t("account.pageTitle") };
}

export default async function AccountPage() {
  const { viewer, server } = await requireViewer();
  const sessions = await server.ownAccount.listSessions(viewer);
  const { email, name, twoFactor } = viewer;
  return <AccountView email={email} hasTwoFactor={twoFactor === "on"} name={name} sessions={{ sessions }} />;
}
