"use client";

import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { alertsOptions } from "@/lib/browser/queries/alerts-query";
import { settingsOptions } from "@/lib/browser/queries/settings-query";
import { useAllTeamsQuery } from "@/lib/browser/queries/use-all-teams-query";
import { useTeamsQuery } from "@/lib/browser/queries/use-teams-query";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import type { Alert } from "@/lib/report/answers/alert";
import type { OperationSettings } from "@/lib/report/answers/operation-settings";
import { formatPageAddress } from "@/lib/search/page-address";
import { settingsFolder } from "@/lib/search/settings-pages";
import { SendingFrame, useNoMail, useOpened } from "../sending/sending-frame";
import { AlertFormView } from "./alert-form-view";
import { AlertRowView } from "./alert-row-view";
import { listAlertAllowances, useAlertText } from "./use-alert-text";

/** Who is told that somebody is over an allowance: the reader's own alerts, and for administrators everybody's. */
export function AlertsView() {
  const t = useTranslations("alerts");
  const client = useQueryClient();
  const { operationName, problems, operation, link } = useQuestion();
  const { data, error } = useQuery(alertsOptions);
  const shown = useOpened<Alert>("alerts", () => client.invalidateQueries(alertsOptions));
  const noMail = useNoMail(data?.missingForMail);
  const { opened } = shown;
  const edited = opened?.kind === "form" ? (opened.sending?.operation ?? operation.id) : operation.id;
  const named = [...new Set([edited, ...(data?.alerts ?? []).map((alert) => alert.operation)])];
  const answers = useQueries({ queries: named.map(settingsOptions) });
  const [settings] = answers;
  const allowancesOf = new Map(
    answers.map(({ data: set }, at) => [named[at] ?? "", set ? listAlertAllowances(set) : []]),
  );
  const allowances = allowancesOf.get(edited) ?? [];
  const text = useAlertText(useAllTeamsQuery(), allowancesOf);
  const teams = useTeamsQuery(edited);
  // All at once: what the settings say would push the list down.
  const isShown = data !== undefined && (settings?.data !== undefined || settings?.error !== null);
  const form = (alert: Alert | null) => (
    <AlertFormView
      key={alert?.id ?? ""}
      onCancel={shown.close}
      onSaved={shown.showSaved}
      operation={operation.id}
      teams={teams ?? []}
      {...{ alert, allowances, noMail, text }}
    />
  );
  const notices = (
    <>
      {noMail && <Notice tone="note">{noMail}</Notice>}
      {settings?.data && allowances.length === 0 && (
        <Needs
          href={formatPageAddress(`${settingsFolder}allowances`, link)}
          link={t("setAllowances")}
          text={t("noAllowances")}
        />
      )}
      {settings?.data && !looksByItself(settings.data) && (
        <Needs
          href={formatPageAddress(`${settingsFolder}operation`, link)}
          link={t("setWatch")}
          text={t("noWatch")}
        />
      )}
    </>
  );
  return (
    <SendingFrame
      error={error ?? settings?.error ?? null}
      form={data && settings?.data ? form : null}
      notices={isShown && notices}
      page="alerts"
      row={(alert) => <AlertRowView alert={alert} key={alert.id} text={text} {...shown.rowOf(alert)} />}
      sendings={isShown ? data.alerts : null}
      {...{ operationName, problems, shown }}
    />
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
