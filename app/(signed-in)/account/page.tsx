import { AccountView } from "@/components/settings/account/account-view";
import { requireViewer } from "@/lib/server/http/page-door";
import { createTitle } from "@/lib/server/http/page-request";

export const generateMetadata = createTitle((t) => t("account.pageTitle"));

export default async function AccountPage() {
  const { viewer, server } = await requireViewer();
  const { people, ownAccount, openIdName } = server;
  const [sessions, hasPassword, person] = await Promise.all([
    ownAccount.listSessions(viewer),
    ownAccount.hasPassword(viewer),
    people.find(viewer.userId),
  ]);
  return (
    <AccountView
      email={viewer.email}
      hasTwoFactor={person.twoFactor}
      name={viewer.name}
      openIdName={hasPassword ? null : (openIdName ?? "OpenID")}
      sessions={{ sessions }}
    />
  );
}
