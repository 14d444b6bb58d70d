"use client";

import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card, MessageCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeading } from "@/components/ui/page";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { alertsOptions } from "@/lib/browser/queries/alerts-query";
import { settingsOptions } from "@/lib/browser/queries/settings-query";
import { useAllTeamsQuery } from "@/lib/browser/queries/use-all-teams-query";
import { useTeamsQuery } from "@/lib/browser/queries/use-teams-query";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { formatList } from "@/lib/dates/words";
import type { Alert, NewAlertAnswer } from "@/lib/report/answers/alert";
import type { OperationSettings } from "@/lib/report/answers/operation-settings";
import { formatPageAddress } from "@/lib/search/page-address";
import { settingsFolder } from "@/lib/search/settings-pages";
import { WebhookSecret } from "../sending/webhook-secret";
import { SettingsNav } from "../settings-nav";
import { SettingsNotices } from "../settings-notices";
import { AlertFormView } from "./alert-form-view";
import { AlertRowView } from "./alert-row-view";
import { listAlertAllowances, useAlertText } from "./use-alert-text";

type Opened = { kind: "form"; alert: Alert | null } | { kind: "secret"; name: string; secret: string } | null;

/** Who is told that somebody is over an allowance: the reader's own alerts, and for administrators everybody's. */
export function AlertsView() {
  const t = useTranslations();
  const locale = useLocale();
  const client = useQueryClient();
  const { operations } = useSite();
  const { problems, operation, link } = useQuestion();
  const [opened, setOpened] = useState<Opened>(null);
  const [said, setSaid] = useState("");
  const main = useRef<HTMLElement>(null);
  const { data, error } = useQuery(alertsOptions);
  const edited = opened?.kind === "form" ? (opened.alert?.operation ?? operation.id) : operation.id;
  const named = [...new Set([edited, ...(data?.alerts ?? []).map((alert) => alert.operation)])];
  const answers = useQueries({ queries: named.map(settingsOptions) });
  const [settings] = answers;
  const allowancesOf = new Map(
    answers.map(({ data: set }, at) => [named[at] ?? "", set ? listAlertAllowances(set) : []]),
  );
  const allowances = allowancesOf.get(edited) ?? [];
  const text = useAlertText(useAllTeamsQuery(), allowancesOf);
  const teams = useTeamsQuery(edited);
  const refresh = () => client.invalidateQueries(alertsOptions);
  const show = (next: Opened, words: string) => {
    setOpened(next);
    setSaid(words);
    if (next === null) main.current?.focus();
    void refresh();
  };
  const showSaved = ({ name, secret }: NewAlertAnswer) =>
    show(secret === null ? null : { kind: "secret", name, secret }, t("alerts.saved", { name }));
  // All at once: what the settings say would push the list down.
  const isShown = data !== undefined && (settings?.data !== undefined || settings?.error !== null);
  const missing = data?.missingForMail ?? [];
  const noMail =
    missing.length > 0 ? t("schedules.noMail", { variables: formatList(missing, locale) }) : null;
  return (
    <Page ref={main}>
      <SettingsNav page="alerts" />
      <PageHeading
        lead={<p className="max-w-prose text-muted">{t("alerts.explained")}</p>}
        operationName={operations.length > 1 ? operation.name : null}
        title={t("alerts.title")}
      >
        <Button look="main" onClick={() => setOpened({ kind: "form", alert: null })}>
          {t("alerts.new")}
        </Button>
      </PageHeading>
      <SettingsNotices error={error ?? settings?.error ?? null} problems={problems} />
      {isShown && noMail && <Notice tone="note">{noMail}</Notice>}
      {isShown && settings?.data && allowances.length === 0 && (
        <Needs
          href={formatPageAddress(`${settingsFolder}allowances`, link)}
          link={t("alerts.setAllowances")}
          text={t("alerts.noAllowances")}
        />
      )}
      {isShown && settings?.data && !looksByItself(settings.data) && (
        <Needs
          href={formatPageAddress(`${settingsFolder}operation`, link)}
          link={t("alerts.setWatch")}
          text={t("alerts.noWatch")}
        />
      )}
      <div
        className={`grid items-start gap-3.5 ${opened ? "grid-cols-[minmax(0,3fr)_minmax(0,2fr)] max-[1100px]:grid-cols-1" : "grid-cols-1"}`}
      >
        <p className="sr-only" role="status">
          {said}
        </p>
        {isShown && data.alerts.length > 0 && (
          <Card aria-label={t("alerts.title")} as="ul" className="min-w-0">
            {data.alerts.map((alert) => (
              <AlertRowView
                alert={alert}
                isEdited={opened?.kind === "form" && opened.alert?.id === alert.id}
                key={alert.id}
                onChanged={refresh}
                onEdit={() => setOpened({ kind: "form", alert })}
                onRemoved={() => show(null, t("alerts.removed", { name: alert.name }))}
                text={text}
              />
            ))}
          </Card>
        )}
        {isShown && data.alerts.length === 0 && (
          <MessageCard>
            <p className="text-muted">{t("alerts.none")}</p>
          </MessageCard>
        )}
        {!isShown && !error && (
          <Card aria-busy="true" className="p-4">
            <SkeletonRows count={6} />
          </Card>
        )}
        {opened?.kind === "form" && data && settings?.data && (
          <AlertFormView
            alert={opened.alert}
            allowances={allowances}
            key={opened.alert?.id ?? ""}
            noMail={noMail}
            onCancel={() => show(null, "")}
            onSaved={showSaved}
            operation={operation.id}
            teams={teams ?? []}
            text={text}
          />
        )}
        {opened?.kind === "secret" && (
          <WebhookSecret name={opened.name} onClose={() => show(null, "")} secret={opened.secret} />
        )}
      </div>
    </Page>
  );
}

/** Whether the running day is known also while nobody reads. */
function looksByItself({ watch, background }: Pick<OperationSettings, "watch" | "background">): boolean {
  return watch !== null && background;
}

type NeedsProps = { text: string; href: string; link: string };

/** What alerts lack, and where administrators set it. */
function Needs({ text, href, link }: NeedsProps) {
  const t = useTranslations("alerts");
  const { role } = useSite();
  return (
    <Notice tone="note">
      {text}{" "}
      {role === "administrator" ? (
        <PageLink className="underline underline-offset-2" href={href}>
          {link}
        </PageLink>
      ) : (
        t("askAdministrator")
      )}
    </Notice>
  );
}
