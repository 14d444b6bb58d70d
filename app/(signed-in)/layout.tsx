import type { ReactNode } from "react";
import { AppHeaderView } from "@/components/settings/header/app-header-view";
import { SessionGuardView } from "@/components/settings/header/session-guard-view";
import { SiteProvider } from "@/lib/browser/site";
import { loadStateNames } from "@/lib/server/http/counted-link";
import { nameZones } from "@/lib/server/http/name-zones";
import { requireViewer } from "@/lib/server/http/page-door";
import { pageLocale } from "@/lib/server/http/page-request";

/** What surrounds every page behind the door. Each page asks for itself who reads it: a layout may be older than they. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { viewer, server } = await requireViewer();
  const { reports, environment, ownAccount } = server;
  const nowMs = reports.now();
  return (
    <SiteProvider
      operations={reports.names}
      role={viewer.role}
      serverNowMs={nowMs}
      stateNames={await loadStateNames(reports)}
      zoneNames={nameZones(reports.names, await pageLocale(), nowMs)}
    >
      <SessionGuardView email={viewer.email}>
        {/* The page is as wide as its widest table, and its other parts as the view. */}
        <div className="@container">
          <div className="w-max min-w-full print:w-auto">
            <AppHeaderView
              email={viewer.email}
              isDemo={environment.isDemo}
              otherSessions={await ownAccount.countOthersAtStart(viewer)}
            />
            {children}
          </div>
        </div>
      </SessionGuardView>
    </SiteProvider>
  );
}
