import { useTranslations } from "use-intl";
import { findRefusal } from "@/lib/browser/refusal";
import { useZoneName } from "@/lib/browser/site";
import { showAllowances } from "@/lib/report/allowances/allowance";
import type { AlertWords } from "@/lib/report/answers/alert";
import type { OperationSettings } from "@/lib/report/answers/operation-settings";
import { mapStates } from "@/lib/report/states/state-settings";
import type { TeamName } from "@/lib/report/team";
import { useSendingText } from "../sending/use-sending-text";

type Named = { id: string; name: string };

/** The allowances of which an alert may tell: none with a sensitive state, whoever asks. Each once. */
export function listAlertAllowances({
  states,
  allowances,
}: Pick<OperationSettings, "states" | "allowances">): Named[] {
  const { states: countsAs } = mapStates(states, { seesSensitive: false });
  const shown = showAllowances(allowances, { countsAs, teams: null });
  return [...new Map(shown.map(({ id, name }) => [id, { id, name }])).values()];
}

/** Alerts in words. Teams and allowances are told by their names of today, else by their ids. */
export function useAlertText(
  teams: readonly TeamName[],
  allowancesOf: ReadonlyMap<string, readonly Named[]>,
) {
  const t = useTranslations("alerts");
  const zoneName = useZoneName();
  const text = useSendingText(teams);
  const nameIn = (named: readonly Named[], id: string) => named.find((one) => one.id === id)?.name ?? id;

  /** Over what, and of whom. */
  function tellRule({
    allowance,
    team,
    operation,
  }: Pick<AlertWords, "allowance" | "team" | "operation">): string {
    const over =
      allowance === null
        ? t("anyAllowance")
        : t("namedAllowance", { name: nameIn(allowancesOf.get(operation) ?? [], allowance) });
    return team === null ? t("rule", { over }) : t("ruleOfTeam", { over, team: nameIn(teams, team) });
  }

  /** When it is told. */
  function tellTimes({ mode, quiet, operation }: Pick<AlertWords, "mode" | "quiet" | "operation">): string {
    const zone = zoneName(text.operationOf(operation).timeZone);
    const [from = "", to = ""] = quiet?.split("-") ?? [];
    return quiet === null ? t(`times-${mode}`, { zone }) : t(`times-${mode}-quiet`, { zone, from, to });
  }

  function fault(error: unknown): string {
    return findRefusal(error)?.code === "not-found" ? t("not-found") : text.fault(error);
  }

  return { ...text, tellRule, tellTimes, fault };
}

export type AlertText = ReturnType<typeof useAlertText>;
