import { useTranslations } from "use-intl";
import { Check } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { useSite } from "@/lib/browser/site";
import type { Scope } from "@/lib/report/answers/person";
import type { TeamNamesAnswer } from "@/lib/report/team";

type ScopeFieldsProps = {
  scope: Scope;
  teams: readonly TeamNamesAnswer[];
  onChange: (scope: Scope) => void;
};

/** Which operations and teams a person sees: all, or those that are ticked. */
export function ScopeFields({ scope, teams, onChange }: ScopeFieldsProps) {
  const t = useTranslations("people");
  const { operations } = useSite();
  const several = operations.length > 1;
  const seen = teams.filter(({ operation }) => scope.operations?.includes(operation) ?? true);
  const nameOf = new Map(operations.map(({ id, name }) => [id, name]));
  const offered = seen.flatMap(({ operation, teams: listed }) =>
    listed.map(({ id, name }) => ({ id, name, hint: several ? nameOf.get(operation) : undefined })),
  );
  return (
    <>
      {several && (
        <Choice
          all={t("all")}
          chosen={scope.operations}
          legend={t("operations")}
          offered={operations}
          onChange={(chosen) => onChange({ ...scope, operations: chosen })}
          some={t("some")}
        />
      )}
      <Choice
        all={t("allTeams")}
        chosen={scope.teams}
        legend={t("teams")}
        none={t("noTeams")}
        offered={offered}
        onChange={(chosen) => onChange({ ...scope, teams: chosen })}
        some={t("someTeams")}
      />
    </>
  );
}

type ChoiceProps = {
  legend: string;
  all: string;
  some: string;
  /** What is said where there is nothing to choose from. */
  none?: string;
  offered: readonly { id: string; name: string; hint?: string | undefined }[];
  chosen: readonly string[] | null;
  onChange: (chosen: readonly string[] | null) => void;
};

function Choice({ legend, all, some, none, offered, chosen, onChange }: ChoiceProps) {
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...(chosen ?? []), id] : (chosen ?? []).filter((other) => other !== id));
  return (
    <div className="grid justify-items-start gap-1.5">
      <span aria-hidden="true" className="font-medium">
        {legend}
      </span>
      <Segmented
        choices={[
          { value: "all", label: all },
          { value: "some", label: some },
        ]}
        chosen={chosen === null ? "all" : "some"}
        label={legend}
        onChoose={(value) => onChange(value === "all" ? null : (chosen ?? []))}
      />
      {chosen !== null && (
        <ul className="grid max-h-60 w-full gap-1 overflow-y-auto rounded border border-line p-2">
          {offered.map(({ id, name, hint }) => (
            <li key={id}>
              <Check
                checked={chosen.includes(id)}
                hint={hint}
                label={name}
                onChange={(event) => toggle(id, event.target.checked)}
              />
            </li>
          ))}
          {offered.length === 0 && <li className="text-muted">{none}</li>}
        </ul>
      )}
    </div>
  );
}
