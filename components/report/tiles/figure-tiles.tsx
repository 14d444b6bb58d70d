import { useTranslations } from "use-intl";
import type { Shown, ShownAgents } from "@/components/figures/shown-figures";
import { Tile } from "@/components/figures/tile";
import { late } from "@/components/ui/late";
import { Tiles, tileLook } from "@/components/ui/tiles";
import { formatNumber } from "@/lib/messages/number-format";
import { isRunningAnswer, isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { absentChange } from "@/lib/report/comparison/compare-agents";
import { formatHm } from "@/lib/report/figures/duration";
import { secondsAt } from "@/lib/report/figures/figure-table";
import { LinkTile, mayTell, type TileFacts, tileChange, useStateTile } from "./tile-parts";

const tileRoom = { waiting: <div className={tileLook} /> };

// Only where somebody is to be named.
const OverTile = late(() => import("./people-tiles").then((module) => module.OverTile), tileRoom);
const WithoutRecordsTile = late(
  () => import("./people-tiles").then((module) => module.WithoutRecordsTile),
  tileRoom,
);
// Few pages compare, and one day has none to count.
const GrownTile = late(() => import("./grown-tile").then((module) => module.GrownTile), tileRoom);
// Only of one day that is over, and whose weekday before is kept.
const WeekBeside = late(() => import("./week-beside").then((module) => module.WeekBeside), {
  waiting: (
    <>
      <div className={tileLook} />
      <div className={tileLook} />
      <div className={tileLook} />
    </>
  ),
});
const DaysTile = late(() => import("./days-tile").then((module) => module.DaysTile), tileRoom);

type AgentTilesProps = Pick<TileFacts, "other" | "onOpen"> & {
  answer: ReportAnswer;
  shown: ShownAgents;
  agentsInRange: number;
};

/**
 * Of a report by agent. The first are of people who need somebody (over an allowance, without records); a phone has the first two
 * alone.
 */
export function SummaryTiles({ shown, answer, other, agentsInRange, onOpen }: AgentTilesProps) {
  const t = useTranslations("summary");
  const { rows, allowances, isPerDay } = shown.table;
  const present = rows.filter(({ gap }) => gap === null).length;
  const facts = { shown, answer, other, onOpen, isOnePerson: rows.length === 1 };
  const measures = (told: TileFacts) => (
    <>
      <PerDayTile {...told} />
      <StateTiles {...told} count={answer.days.length > 1 && (allowances || !isPerDay) ? 1 : 2} />
    </>
  );
  return (
    <Tiles aria-label={t("label")} isBrief>
      {allowances ? (
        <OverTile onOpen={onOpen} shown={shown} />
      ) : (
        !isPerDay && (
          <TotalTile
            {...facts}
            absent={isWholeAnswer(answer) ? absentChange(shown.table) : 0}
            note={t("perAgent", {
              time: formatHm(Math.round(shown.table.total.total / Math.max(1, present))),
            })}
          />
        )
      )}
      {present < rows.length && <WithoutRecordsTile answer={answer} onOpen={onOpen} shown={shown} />}
      {answer.weekBefore ? (
        <WeekBeside answer={answer} shown={shown}>
          {(beside) => measures({ ...facts, ...beside })}
        </WeekBeside>
      ) : (
        measures(facts)
      )}
      {present === rows.length && (
        <LinkTile
          label={t("agents")}
          link={{ ...shown.link, sort: [{ by: "name", direction: "asc" }] }}
          note={present < agentsInRange ? t("agentsShown", { all: agentsInRange }) : t("agentsNote")}
          onOpen={onOpen}
          value={formatNumber(present, shown.locale)}
        />
      )}
      {answer.days.length > 1 && <DaysTile {...facts} />}
    </Tiles>
  );
}

type TotalTileProps = TileFacts & {
  /** Where nothing is hidden or averaged. */
  note: string;
  /** What of the difference is people who were absent; 0 where there are none, or where that is not known. */
  absent?: number;
};

/** All auxiliary time. */
export function TotalTile({ shown, answer, onOpen, note, absent = 0 }: TotalTileProps) {
  const t = useTranslations("summary");
  const { table, link } = shown;
  const { total } = table;
  if (isUnknown(shown)) return <Tile label={t("total")} note="" value="–" />;
  return (
    <LinkTile
      change={tileChange({ shown, of: null, absent })}
      label={t("total")}
      link={{ ...link, states: [] }}
      note={
        table.hiddenStates.length > 0
          ? t("totalShown", { whole: formatHm(total.wholeTotal) })
          : answer.days.length > 1
            ? note
            : ""
      }
      onOpen={onOpen}
      value={formatHm(total.total)}
    />
  );
}

/** The team's time per day worked, a ratio of sums, which leads to everybody's; from there back to the sums. */
export function PerDayTile({ shown, answer, onOpen }: TileFacts) {
  const t = useTranslations();
  const { table, link } = shown;
  const { total, isPerDay } = table;
  const isLeftOut = isWholeAnswer(answer) && table.rows.some(({ daysLeftOut }) => daysLeftOut);
  const unknown = isUnknown(shown) ? "" : t(isLeftOut ? "summary.leftOut" : "summary.overUnknown");
  const isTotalTold = !table.allowances || isPerDay;
  const sum = isTotalTold
    ? t("summary.workedDays", { count: total.daysWorked ?? 0 })
    : t("summary.inTotal", { time: formatHm(total.total) });
  const running = isRunningAnswer(answer) && t(link.hours === null ? "summary.soFar" : "summary.shiftSoFar");
  return (
    <LinkTile
      change={total.average !== null && tileChange({ shown, of: "average" })}
      label={t("summary.perDayWorked")}
      link={{ ...link, perDay: !isPerDay }}
      note={total.average === null ? unknown : running ? `${sum} · ${running}` : sum}
      onOpen={onOpen}
      value={total.average === null ? "–" : formatHm(Math.round(total.average))}
    />
  );
}

const ranks = [0, 1] as const;

/**
 * Beside another period the state that grew most; then, or in its place, those with most time. Each leads to itself alone. A
 * sensitive one is not named where all figures are one person's.
 */
export function StateTiles(props: TileFacts & { count: 1 | 2 }) {
  const { shown, isOnePerson, count } = props;
  const t = useTranslations("summary");
  const tileOf = useStateTile(props);
  const { table, link, isCompared } = shown;
  const { total } = table;
  // Of nobody no state is the biggest.
  const isNobody = total.daysWorked === 0;
  const biggest = (isNobody ? [] : [...table.states.keys()])
    .filter((place) => mayTell(shown, place, isOnePerson))
    .sort((a, b) => secondsAt(total, b) - secondsAt(total, a));
  return (
    <>
      {isCompared && <GrownTile {...props} />}
      {ranks.slice(0, isCompared ? count - 1 : count).map((rank) => {
        const label = t(`${link.group ?? "rank"}${rank}`);
        const place = biggest[rank];
        if (place !== undefined)
          return tileOf(place, label, { ...link, states: [table.states[place] ?? ""] });
        return isNobody && <Tile key={`none${rank}`} label={label} note="" value="–" />;
      })}
    </>
  );
}

// Who of the roster has no records adds up to nothing, and not to zero.
function isUnknown({ kind, table }: Shown): boolean {
  return kind === "agents" && table.total.daysWorked === 0;
}
