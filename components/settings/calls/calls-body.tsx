import { useTranslations } from "use-intl";
import { Tile } from "@/components/figures/tile";
import { Stack } from "@/components/ui/page";
import { Tiles } from "@/components/ui/tiles";
import type { CallsAnswer } from "@/lib/report/answers/calls-answer";
import { EmptyCard } from "../settings-frame";
import { CallsBudget } from "./calls-budget";
import { CallsCountTable } from "./calls-count-table";
import { LastCallsTable } from "./last-calls-table";
import { isFailedCall, useCallWords } from "./use-call-words";

/** The day's calls: how many, who asked, what came of them, and the newest one by one. */
export function CallsBody({ answer }: { answer: CallsAnswer }) {
  const t = useTranslations("calls");
  const words = useCallWords();
  const { quota, backgroundQuota, spent, planned } = answer;
  return (
    <Stack>
      <CallsTiles answer={answer} />
      {quota !== null && backgroundQuota !== null && (
        <CallsBudget backgroundQuota={backgroundQuota} planned={planned} quota={quota} spent={spent} />
      )}
      {spent === 0 ? (
        <EmptyCard text={t("none")} />
      ) : (
        <>
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(340px,100%),1fr))] items-start gap-3.5">
            <CallsCountTable
              head={t("account")}
              rows={answer.byAskedBy.map(({ askedBy, calls }) => ({
                key: askedBy ?? "",
                name: words.asker(askedBy),
                calls,
              }))}
              title={t("askedBy")}
            />
            <CallsCountTable
              head={t("outcome")}
              rows={answer.byOutcome.map(({ outcome, calls }) => ({
                key: outcome,
                name: words.outcome(outcome),
                calls,
                isFailed: isFailedCall(outcome),
              }))}
              title={t("outcomes")}
            />
          </div>
          <LastCallsTable answer={answer} />
        </>
      )}
    </Stack>
  );
}

/** Spent, planned and left of the day's calls, and how many of them background work leaves to people. */
function CallsTiles({ answer }: { answer: CallsAnswer }) {
  const t = useTranslations("calls");
  const { count } = useCallWords();
  const { quota, spent, left, backgroundQuota, planned } = answer;
  return (
    <Tiles aria-label={t("tiles")} columns="four">
      <Tile
        label={t("spent")}
        note={quota === null ? t("unlimited") : t("spentOf", { quota: count(quota) })}
        value={count(spent)}
      />
      <Tile label={t("planned")} note={t("plannedNote")} value={count(planned)} />
      <Tile
        label={t("left")}
        note={left === null ? t("counted") : t("leftNote")}
        value={left === null ? t("noLimit") : count(left)}
      />
      <Tile
        label={t("reserve")}
        note={backgroundQuota === null ? t("reserveNone") : t("reserveNote", { at: count(backgroundQuota) })}
        value={quota === null || backgroundQuota === null ? "–" : count(quota - backgroundQuota)}
      />
    </Tiles>
  );
}
