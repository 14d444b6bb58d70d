"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeading } from "@/components/ui/page";
import { ApiError } from "@/lib/browser/api";
import { saveStates, settingsOptions } from "@/lib/browser/queries/settings-query";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { describeState } from "@/lib/report/states/describe-state";
import { findNearStates, mergeStates, rebaseStates } from "@/lib/report/states/near-states";
import type { StateSetting } from "@/lib/report/states/state-settings";
import { saySettingsFault } from "../history/say-settings-fault";
import { SettingsHistoryView } from "../history/settings-history-view";
import { SettingsNav } from "../settings-nav";
import { SettingsNotices } from "../settings-notices";
import { StatesTable } from "./states-table";

/** What the states of the chosen operation mean; for administrators. */
export function StatesView() {
  const { operation, problems } = useQuestion();
  const { operations } = useSite();
  const t = useTranslations("states");
  const { data, error } = useQuery(settingsOptions(operation.id));
  return (
    <Page>
      <SettingsNav page="states" />
      <PageHeading
        lead={<p className="max-w-prose text-muted">{t("explained")}</p>}
        operationName={operations.length > 1 ? operation.name : null}
        title={t("title")}
      />
      <SettingsNotices error={error} problems={problems} />
      {data?.states.length === 0 && (
        <>
          <p className="text-muted">{t("none")}</p>
          <SettingsHistoryView isBlocked={false} onReplaced={() => {}} operation={operation} />
        </>
      )}
      {data && data.states.length > 0 && (
        <StatesForm key={operation.id} operation={operation} saved={data.states} />
      )}
    </Page>
  );
}

type StatesFormProps = { operation: { id: string; timeZone: string }; saved: readonly StateSetting[] };
type Said = { tone: "note" | "failure"; text: string } | null;

function StatesForm({ operation, saved }: StatesFormProps) {
  const t = useTranslations();
  const client = useQueryClient();
  const router = useRouter();
  // What was changed here, and the states on which that was begun.
  const [draft, setDraft] = useState<{ base: readonly StateSetting[]; states: StateSetting[] } | null>(null);
  const [said, setSaid] = useState<Said>(null);
  const [isBusy, setBusy] = useState(false);
  const states = draft?.states ?? saved;
  const isChanged = draft !== null && JSON.stringify(draft.states) !== JSON.stringify(draft.base);
  useWarnedLeave(isChanged);
  const change = (changed: StateSetting[]) => {
    setSaid(null);
    setDraft({ base: draft?.base ?? saved, states: changed });
  };

  async function save(): Promise<void> {
    setBusy(true);
    try {
      await saveStates(client, operation.id, states);
      setDraft(null);
      setSaid({ tone: "note", text: t("states.saved") });
      router.refresh();
    } catch (error) {
      await explain(error);
    }
    setBusy(false);
  }

  // What somebody else has saved meanwhile stands below one's own changes, which are to be saved once more.
  async function explain(error: unknown): Promise<void> {
    const fault = error instanceof ApiError ? error : null;
    if (fault?.code !== "conflict") return setSaid({ tone: "failure", text: saySettingsFault(t, fault) });
    const theirs = await client.fetchQuery({ ...settingsOptions(operation.id), staleTime: 0 });
    setDraft({ base: theirs.states, states: rebaseStates(draft?.base ?? saved, states, theirs.states) });
    setSaid({ tone: "note", text: t("states.conflict") });
  }

  return (
    <>
      <form
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <NearStatesCard onChange={change} states={states} />
        <StatesTable onChange={change} states={states} />
        <p className="max-w-prose text-muted text-sm">{t("states.sensitiveNote")}</p>
        <div aria-live="polite" className="grid gap-1.5 empty:hidden">
          {said && <Notice tone={said.tone}>{said.text}</Notice>}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={!isChanged || isBusy} look="main" type="submit">
            {t("states.save")}
          </Button>
          {isChanged && (
            <>
              <Button disabled={isBusy} onClick={() => setDraft(null)}>
                {t("states.discard")}
              </Button>
              <span className="text-muted">{t("states.unsaved")}</span>
            </>
          )}
        </div>
      </form>
      <SettingsHistoryView
        isBlocked={isChanged}
        onReplaced={() => {
          setDraft(null);
          setSaid(null);
        }}
        operation={operation}
      />
    </>
  );
}

/** The browser asks before a page with changes is left. */
function useWarnedLeave(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isChanged]);
}

type NearStatesCardProps = {
  states: readonly StateSetting[];
  onChange: (states: StateSetting[]) => void;
};

/** Near-duplicates, each with what would be merged. */
function NearStatesCard({ states, onChange }: NearStatesCardProps) {
  const t = useTranslations();
  const found = findNearStates(states);
  if (found.length === 0) return null;
  const nameOf = (state: string) => describeState(state, t);
  return (
    <Card className="grid gap-2 p-4">
      <h2 className="font-semibold text-lg">{t("states.nearTitle")}</h2>
      <p className="max-w-prose text-muted text-sm">{t("states.nearNote")}</p>
      <ul className="grid gap-1.5">
        {found.map(({ target, states: near }) => {
          const words = {
            states: near.map(({ state }) => nameOf(state)).join(", "),
            target: nameOf(target.state),
          };
          return (
            <li className="flex flex-wrap items-center gap-x-3 gap-y-1" key={target.state}>
              <span className="[overflow-wrap:anywhere]">{t("states.near", words)}</span>
              <Button
                aria-label={t("states.mergeOf", words)}
                onClick={() =>
                  onChange(
                    mergeStates(
                      states,
                      near.map(({ state }) => state),
                      target.state,
                    ),
                  )
                }
              >
                {t("states.merge")}
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
