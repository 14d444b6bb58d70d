import { useTranslations } from "use-intl";
import { Tile } from "@/components/figures/tile";
import { Tiles } from "@/components/ui/tiles";
import type { CallsAnswer } from "@/lib/report/answers/calls-answer";
import { useCallWords } from "./use-call-words";

/** Spent, planned and left of the day's calls, and how many of them background work leaves to people. */
export function CallsTiles({ answer }: { answer: CallsAnswer }) {
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
