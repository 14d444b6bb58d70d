"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { PageLink } from "@/components/ui/page-link";
import { useZoneName } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { useReady } from "@/lib/browser/use-ready";
import type { EnteredSourceFacts, SourceAnswer } from "@/lib/report/answers/source-answer";
import { formatHms } from "@/lib/report/figures/duration";
import { formatReportAddress } from "@/lib/search/agent-path";
import { formatPageAddress } from "@/lib/search/page-address";
import { settingsFolder } from "@/lib/search/settings-pages";
import { SettingsFrame } from "../settings-frame";
import { SourceFormView } from "../source-form-view";
import { BackgroundView } from "./background-view";
import { SourceCheckView } from "./source-check-view";
import { type LookCosts, WatchView } from "./watch-view";

/** Where an operation's figures come from; never its token. */
export type OperationSource = { id: string; server: string | null; address: string; costs: LookCosts };

type SourceViewProps = {
  sources: readonly OperationSource[];
  /** Null where the environment sets all of it. */
  entered: EnteredSourceFacts | null;
  /** The zones to choose from. */
  zones: readonly string[];
};

/** Where the chosen operation's figures come from, a check by one real call, and the way on. The set-up link leads here. */
export function SourceView({ sources, entered, zones }: SourceViewProps) {
  const t = useTranslations("operation");
  const zoneName = useZoneName();
  const { operation, link, today, problems } = useQuestion();
  const { id, name, timeZone } = operation;
  const source = sources.find((one) => one.id === id);
  return (
    <SettingsFrame explained={t("explained")} page="operation" problems={problems}>
      <Card as="section">
        <CardTitle>{t("source")}</CardTitle>
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-2 p-4 max-sm:grid-cols-1 max-sm:gap-y-0.5 [&_dd]:[overflow-wrap:anywhere] max-sm:[&_dd]:mb-2 [&_dt]:text-muted">
          <dt>{t("name")}</dt>
          <dd>{name}</dd>
          {source?.server && (
            <>
              <dt>{t("server")}</dt>
              <dd>{source.server}</dd>
            </>
          )}
          <dt>{t("address")}</dt>
          <dd>{source?.address}</dd>
          <dt>{t("token")}</dt>
          <dd>{t("tokenHidden")}</dd>
          <dt>{t("zone")}</dt>
          <dd>
            {timeZone} ({zoneName(timeZone)})
          </dd>
        </dl>
        <p className="border-line border-t px-4 py-2.5 text-muted text-sm">
          {t(entered ? "byForm" : "byEnvironment")}
        </p>
      </Card>
      {entered && <ChangeSource facts={entered} zones={zones} />}
      {/* Another operation is another check. */}
      <SourceCheckView key={id} operation={id} today={today} />
      <BackgroundView key={`${id} background`} operation={id} />
      {source && <WatchView costs={source.costs} key={`${id} watch`} operation={id} />}
      <Card as="section" className="grid gap-2.5 p-4">
        <div>
          <h2 className="font-semibold">{t("people")}</h2>
          <p className="max-w-prose text-muted text-sm">{t("peopleNote")}</p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          <PageLink className={buttonLooks.control} href={formatPageAddress(`${settingsFolder}people`, link)}>
            {t("invite")}
          </PageLink>
          <PageLink className={buttonLooks.control} href={formatReportAddress(link)}>
            {t("open")}
          </PageLink>
        </div>
      </Card>
    </SettingsFrame>
  );
}

/** The form of the source, once somebody asks for it; what came of it stays said. */
function ChangeSource({ facts, zones }: { facts: EnteredSourceFacts; zones: readonly string[] }) {
  const t = useTranslations("operation");
  const router = useRouter();
  const isReady = useReady();
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState<SourceAnswer | null>(null);
  const onSaved = (answer: SourceAnswer) => {
    setSaved(answer);
    setOpen(false);
    // Name and zone stand in the header and on every page.
    router.refresh();
  };
  if (isOpen)
    return (
      <div className="max-w-130">
        <SourceFormView
          facts={facts}
          onCancel={() => setOpen(false)}
          onSaved={onSaved}
          title={t("change")}
          zones={zones}
        />
      </div>
    );
  const time = saved?.todaySeconds ? formatHms(saved.todaySeconds) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button disabled={!isReady} onClick={() => setOpen(true)}>
        {t("change")}
      </Button>
      <p aria-live="polite" className="empty:hidden">
        {saved && [t("saved"), time && t("answered", { time })].filter(Boolean).join(" ")}
      </p>
    </div>
  );
}
