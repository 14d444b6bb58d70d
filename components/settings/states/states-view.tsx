"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { seenStatesOptions, settingsOptions } from "@/lib/browser/queries/settings-query";
import { useQuestion } from "@/lib/browser/use-question";
import { formatMediumDay } from "@/lib/dates/words";
import { describeState } from "@/lib/report/states/describe-state";
import { findNearStates, mergeStates } from "@/lib/report/states/near-states";
import { type SeenStates, standingOfState } from "@/lib/report/states/seen-states";
import type { StateSetting } from "@/lib/report/states/state-settings";
import { SettingsFormView, type SettingsPart } from "../history/settings-form-view";
import { SettingsHistoryView } from "../history/settings-history-view";
import { SettingsFrame } from "../settings-frame";
import { TitledCard } from "../titled-card";
import { StatesTable } from "./states-table";

/** What the states of the chosen operation mean; for administrators. */
export function StatesView() {
  const { operationName, operation, problems } = useQuestion();
  const t = useTranslations("states");
  const { data, error } = useQuery(settingsOptions(operation.id));
  const { data: seen, isPending: isSeenPending } = useQuery(seenStatesOptions(operation.id));
  return (
    <SettingsFrame explained={t("explained")} page="states" {...{ error, operationName, problems }}>
      {data?.states.length === 0 && (
        <>
          <p className="text-muted">{t("none")}</p>
          <SettingsHistoryView isBlocked={false} onReplaced={() => {}} operation={operation} />
        </>
      )}
      {/* What comes later would push down what is already read. */}
      {data && !isSeenPending && data.states.length > 0 && (
        <SettingsFormView key={operation.id} operation={operation} part={statesPart} saved={data.states}>
          {(states, change) => (
            <>
              <NearStatesCard onChange={change} states={states} />
              {seen && <CameAndWent seen={seen} />}
              <StatesTable onChange={change} seen={seen?.states ?? []} states={states} />
              <p className="max-w-prose text-muted text-sm">{t("sensitiveNote")}</p>
            </>
          )}
        </SettingsFormView>
      )}
    </SettingsFrame>
  );
}

const statesPart: SettingsPart<StateSetting> = {
  read: ({ states }) => states,
  write: (states) => ({ states }),
  keyOf: ({ state }) => state,
};

/** States that are new, and those that do not come any more, with their days. */
function CameAndWent({ seen }: { seen: SeenStates }) {
  const t = useTranslations();
  const locale = useLocale();
  const day = (text: string) => formatMediumDay(text, locale);
  const lines = seen.states.flatMap((one) => {
    const standing = standingOfState(one, seen);
    const words = { state: describeState(one.state, t), first: day(one.first), last: day(one.last) };
    if (standing === null) return [];
    return {
      state: one.state,
      text: t(standing === "new" ? "states.seenNewSince" : "states.seenGoneSince", words),
    };
  });
  if (lines.length === 0) return null;
  return (
    <TitledCard gap="gap-2" note={t("states.seenNote")} title={t("states.seenTitle")}>
      <ul className="grid gap-0.5 [overflow-wrap:anywhere]">
        {lines.map(({ state, text }) => (
          <li key={state}>{text}</li>
        ))}
      </ul>
    </TitledCard>
  );
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
    <TitledCard gap="gap-2" note={t("states.nearNote")} title={t("states.nearTitle")}>
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
    </TitledCard>
  );
}
