import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Choice } from "@/components/ui/choice";
import { Check, Field, TextInput } from "@/components/ui/field";
import { DataCell, PlainTable } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Day } from "@/lib/dates/window";
import { type AllowanceEntry, allowanceLimits } from "@/lib/report/allowances/allowance";
import {
  type AllowanceGroup,
  addEntry,
  groupEntries,
  isDoubled,
  startAllowance,
} from "@/lib/report/allowances/edit-allowances";
import { describeState } from "@/lib/report/states/describe-state";
import type { StateSetting } from "@/lib/report/states/state-settings";
import type { TeamName } from "@/lib/report/team";
import { TitledCard } from "../titled-card";

type AllowanceCardsProps = {
  entries: readonly AllowanceEntry[];
  states: readonly StateSetting[];
  teams: readonly TeamName[];
  today: Day;
  onChange: (entries: AllowanceEntry[]) => void;
};

/** Every allowance with its states and limits, and the way to a new one. */
export function AllowanceCards(props: AllowanceCardsProps) {
  const { entries, states, today, onChange } = props;
  const t = useTranslations();
  const own = states.filter(({ mergedInto }) => mergedInto === null);
  const nameOf = (state: string) => describeState(state, t, namesOf(states));
  return (
    <>
      {groupEntries(entries).map((group, place) => (
        // Names and ids change while they are typed; the place stays.
        // biome-ignore lint/suspicious/noArrayIndexKey: an allowance has no other name that stays
        <AllowanceCard {...props} group={group} key={place} nameOf={nameOf} states={own} />
      ))}
      <Card className="flex flex-wrap items-center gap-3 p-4">
        {own.length === 0 ? (
          <p className="text-muted">{t("allowances.noStates")}</p>
        ) : (
          <>
            <span className="font-medium">{t("allowances.add")}</span>
            <Choice
              label={t("allowances.add")}
              onChoose={(value) => {
                const state = value.slice(1);
                onChange([...entries, startAllowance(entries, { state, name: nameOf(state), from: today })]);
              }}
              value=""
            >
              <option value="">{t("allowances.chooseState")}</option>
              {own.map(({ state }) => (
                <option key={state} value={`:${state}`}>
                  {nameOf(state)}
                </option>
              ))}
            </Choice>
          </>
        )}
      </Card>
    </>
  );
}

function namesOf(states: readonly StateSetting[]): Record<string, string> {
  return Object.fromEntries(states.flatMap(({ state, name }) => (name === "" ? [] : [[state, name]])));
}

type AllowanceCardProps = AllowanceCardsProps & {
  group: AllowanceGroup;
  nameOf: (state: string) => string;
};

function AllowanceCard(props: AllowanceCardProps) {
  const { group, entries, states, teams, today, nameOf, onChange } = props;
  const t = useTranslations("allowances");
  const [first] = group.entries;
  if (!first) return null;
  const { name, states: counted } = first;
  // Name and states are of the whole allowance.
  const setAll = (words: Partial<AllowanceEntry>) =>
    onChange(entries.map((entry) => (entry.id === group.id ? { ...entry, ...words } : entry)));
  const more = addEntry(group, today, teams);
  const listed = [...new Set([...states.map(({ state }) => state), ...counted])];
  return (
    <TitledCard title={t("titleOf", { name })}>
      <Field
        className="w-72 max-w-full"
        label={t("name")}
        maxLength={allowanceLimits.name}
        onChange={(event) => setAll({ name: event.target.value })}
        required
        size="small"
        value={name}
      />
      <fieldset className="grid min-w-0 gap-1">
        <legend className="font-medium">{t("states")}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {listed.map((state) => {
            const isCounted = counted.includes(state);
            return (
              <Check
                checked={isCounted}
                // An allowance has one state at least.
                disabled={isCounted && counted.length === 1}
                key={state}
                label={nameOf(state)}
                onChange={() =>
                  setAll({
                    states: isCounted ? counted.filter((one) => one !== state) : [...counted, state],
                  })
                }
              />
            );
          })}
        </div>
      </fieldset>
      <ScrollRegion
        aria-label={t("limitsOf", { name })}
        className="overflow-x-auto rounded border border-line"
      >
        <PlainTable
          heads={[
            { title: t("minutes") },
            { title: t("from") },
            { title: t("team") },
            { title: t("remove") },
          ]}
        >
          <tbody>
            {group.entries.map((entry, place) => (
              <LimitRow
                {...props}
                entry={entry}
                // Day and team change while they are typed.
                // biome-ignore lint/suspicious/noArrayIndexKey: a limit has no name that stays
                key={place}
                number={place + 1}
              />
            ))}
          </tbody>
        </PlainTable>
      </ScrollRegion>
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={more === null} onClick={() => more && onChange([...entries, more])}>
          {t("addLimit")}
        </Button>
        <span className="text-muted text-sm">{t("addLimitNote")}</span>
      </div>
    </TitledCard>
  );
}

type LimitRowProps = AllowanceCardProps & { entry: AllowanceEntry; number: number };

function LimitRow({ entry, number, entries, teams, onChange }: LimitRowProps) {
  const t = useTranslations("allowances");
  const { name, seconds, from, team } = entry;
  const words = { name, number };
  const set = (changed: Partial<AllowanceEntry>) =>
    onChange(entries.map((one) => (one === entry ? { ...one, ...changed } : one)));
  const known = team === null || teams.some(({ id }) => id === team);
  return (
    <tr>
      <DataCell>
        <TextInput
          aria-label={t("minutesOf", words)}
          className="w-24"
          max={1440}
          min={1}
          onChange={(event) => set({ seconds: Math.round(Number(event.target.value) * 60) })}
          required
          size="small"
          step="any"
          type="number"
          value={seconds === 0 ? "" : Number((seconds / 60).toFixed(2))}
        />
      </DataCell>
      <DataCell>
        <TextInput
          aria-label={t("fromOf", words)}
          onChange={(event) => set({ from: event.target.value })}
          required
          size="small"
          type="date"
          value={from}
        />
        {isDoubled(entry, entries) && <span className="block text-over text-sm">{t("doubled")}</span>}
      </DataCell>
      <DataCell>
        <Choice
          label={t("teamOf", words)}
          onChoose={(value) => set({ team: value === "" ? null : value })}
          value={team ?? ""}
        >
          <option value="">{t("everybody")}</option>
          {teams.map(({ id, name: title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          {!known && <option value={team}>{t("teamGone")}</option>}
        </Choice>
      </DataCell>
      <DataCell>
        <Button
          aria-label={t("removeOf", words)}
          look="text"
          onClick={() => onChange(entries.filter((one) => one !== entry))}
        >
          {t("remove")}
        </Button>
      </DataCell>
    </tr>
  );
}
