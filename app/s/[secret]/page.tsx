import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SharedReportView } from "@/components/report/shared-report-view";
import { ShareLockView } from "@/components/settings/entrance/share-lock-view";
import { ShareOver } from "@/components/settings/entrance/share-over";
import { viewWidthCookie } from "@/lib/browser/choice-cookie";
import { SiteProvider } from "@/lib/browser/site";
import { nameZones } from "@/lib/server/http/name-zones";
import { pageHeaders, pageLocale } from "@/lib/server/http/page-request";
import { loadSharedPage } from "@/lib/server/http/shared-door";
import { pageViewWidth } from "@/lib/server/http/view-width";

type SharedPageProps = { params: Promise<{ secret: string }> };

const visitor = { role: "viewer", isShared: true } as const;

export const metadata: Metadata = { referrer: "no-referrer" };

/** A report that was shared: for whoever has the address, as long as it is in force. */
export default async function SharedPage({ params }: SharedPageProps) {
  const { secret } = await params;
  const locale = await pageLocale();
  const shared = await loadSharedPage(secret, await pageHeaders(), locale);
  if (shared.kind === "not-found") notFound();
  if (shared.kind === "locked") return <ShareLockView secret={secret} />;
  if (shared.kind === "over") return <ShareOver reason={shared.reason} />;
  const { reading, nowMs, isMasked } = shared;
  const { operation, link } = reading;
  return (
    <SiteProvider
      operations={[operation]}
      {...visitor}
      serverNowMs={nowMs}
      stateNames={{ [operation.id]: reading.stateNames }}
      zoneNames={nameZones([operation], locale, nowMs)}
    >
      <SharedReportView
        isMasked={isMasked}
        link={link}
        operation={operation}
        reading={reading}
        viewWidth={await pageViewWidth(viewWidthCookie)}
      />
    </SiteProvider>
  );
}
