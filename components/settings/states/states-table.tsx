import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { TextInput } from "@/components/ui/field";
import { DataCell, RowHeading } from "@/components/ui/plain-table";
import { formatMediumDay } from "@/lib/dates/words";
import { describeState } from "@/lib/report/states/describe-state";
import { mergeStates, moveState, orderStates } from "@/lib/report/states/near-states";
import type { SeenState } from "@/lib/report/states/seen-states";
import { paidWords, type StateSetting } from "@/lib/report/states/state-settings";
import { stateClasses } from "@/lib/report/states/state-shades";
import { TableCard } from "../table-card";

type StatesTableProps = {
  states: readonly StateSetting[];
  /** Since when and until when they were seen, as far as that is known. */
  seen: readonly SeenState[];
  onChange: (states: StateSetting[]) => void;
};

/** Every state with what is said of it, as readers see them; those that are merged stand under theirs. */
export function StatesTable({ states, seen, onChange }: StatesTableProps) {
  const t = useTranslations("states");
  const ordered = orderStates(states);
  const roots = ordered.filter(({ mergedInto }) => mergedInto === null);
  return (
    <TableCard
      heads={[
        { title: t("state") },
        { title: t("name") },
        { title: t("class") },
        { title: t("paid") },
        { title: t("sensitive") },
        { title: t("mergedInto") },
        { title: t("order") },
      ]}
      label={t("title")}
    >
      {roots.flatMap((root) => [
        <StateRow
          key={root.state}
          onChange={onChange}
          roots={roots}
          seen={seen}
          setting={root}
          states={states}
        />,
        ...ordered
          .filter(({ mergedInto }) => mergedInto === root.state)
          .map((merged) => (
            <MergedRow key={merged.state} merged={merged} onChange={onChange} seen={seen} states={states} />
          )),
      ])}
    </TableCard>
  );
}

type StateRowProps = StatesTableProps & { setting: StateSetting; roots: readonly StateSetting[] };

function StateRow({ setting, states, seen, roots, onChange }: StateRowProps) {
  const all = useTranslations();
  const t = useTranslations("states");
  const { state } = setting;
  const shown = describeState(state, all);
  const set = (words: Partial<StateSetting>) =>
    onChange(states.map((one) => (one.state === state ? { ...one, ...words } : one)));
  const peers = roots.filter((one) => one.class === setting.class);
  const place = peers.findIndex((one) => one.state === state);
  return (
    <tr>
      <RowHeading>
        <bdi className="inline-block max-w-60 [overflow-wrap:anywhere] whitespace-normal">{shown}</bdi>
        <SeenDays seen={seen} state={state} />
      </RowHeading>
      <DataCell>
        <TextInput
          aria-label={t("nameOf", { state: shown })}
          className="w-48"
          onChange={(event) => set({ name: event.target.value })}
          placeholder={shown}
          // The state without a code has no word of wolkvox's as its name: it may stay empty.
          required={state !== ""}
          size="small"
          value={setting.name}
        />
      </DataCell>
      <DataCell>
        <Choice
          label={t("classOf", { state: shown })}
          onChoose={(value) => set({ class: stateClasses.find((one) => one === value) ?? "other" })}
          value={setting.class}
        >
          {stateClasses.map((value) => (
            <option key={value} value={value}>
              {all(`legend.${value}`)}
            </option>
          ))}
        </Choice>
      </DataCell>
      <DataCell>
        <Choice
          label={t("paidOf", { state: shown })}
          onChoose={(value) => set({ paid: paidWords.find((one) => one === value) ?? "yes" })}
          value={setting.paid}
        >
          {paidWords.map((value) => (
            <option key={value} value={value}>
              {t(`paid-${value}`)}
            </option>
          ))}
        </Choice>
      </DataCell>
      <DataCell>
        <input
          aria-label={t("sensitiveOf", { state: shown })}
          checked={setting.isSensitive}
          onChange={(event) => set({ isSensitive: event.target.checked })}
          type="checkbox"
        />
      </DataCell>
      <DataCell>
        <Choice
          label={t("mergedIntoOf", { state: shown })}
          onChoose={(value) => value !== "own" && onChange(mergeStates(states, [state], value.slice(1)))}
          value="own"
        >
          <option value="own">{t("own")}</option>
          {roots
            .filter((one) => one.state !== state)
            .map((one) => (
              <option key={one.state} value={`:${one.state}`}>
                {describeState(one.state, all)}
              </option>
            ))}
        </Choice>
      </DataCell>
      <DataCell>
        <span className="flex gap-1">
          <Button
            aria-label={t("upOf", { state: shown })}
            disabled={place <= 0}
            onClick={() => onChange(moveState(states, state, -1))}
          >
            ↑
          </Button>
          <Button
            aria-label={t("downOf", { state: shown })}
            disabled={place === peers.length - 1}
            onClick={() => onChange(moveState(states, state, 1))}
          >
            ↓
          </Button>
        </span>
      </DataCell>
    </tr>
  );
}

/** The first and the last day on which wolkvox said it. */
function SeenDays({ seen, state }: { seen: readonly SeenState[]; state: string }) {
  const t = useTranslations("states");
  const locale = useLocale();
  const found = seen.find((one) => one.state === state);
  if (!found) return null;
  const [first, last] = [found.first, found.last].map((day) => formatMediumDay(day, locale));
  return (
    <span className="block text-muted text-sm">{t("seenSpan", { first: `${first}`, last: `${last}` })}</span>
  );
}

type MergedRowProps = StatesTableProps & { merged: StateSetting };

function MergedRow({ merged, states, seen, onChange }: MergedRowProps) {
  const all = useTranslations();
  const t = useTranslations("states");
  const shown = describeState(merged.state, all);
  const target = describeState(merged.mergedInto ?? "", all);
  return (
    <tr>
      <RowHeading>
        <bdi className="ms-4 inline-block max-w-56 text-muted [overflow-wrap:anywhere] whitespace-normal">
          {shown}
        </bdi>
        <span className="ms-4 block">
          <SeenDays seen={seen} state={merged.state} />
        </span>
      </RowHeading>
      <DataCell colSpan={6}>
        <span className="flex flex-wrap items-center gap-3">
          <span className="text-muted">{t("counts", { target })}</span>
          <Button
            aria-label={t("splitOf", { state: shown })}
            onClick={() =>
              onChange(states.map((one) => (one.state === merged.state ? { ...one, mergedInto: null } : one)))
            }
          >
            {t("split")}
          </Button>
        </span>
      </DataCell>
    </tr>
  );
}
