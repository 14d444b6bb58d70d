import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Signed } from "@/components/figures/figure-text";
import { OpenLink } from "@/components/figures/open-link";
import { nameDayBriefly } from "@/components/figures/row-name";
import type { Shown, ShownAgents, ShownPeriods } from "@/components/figures/shown-figures";
import { StateSwatch } from "@/components/figures/state-swatch";
import { Tile, TileText, type TileTextProps } from "@/components/figures/tile";
import { useChangeSentence } from "@/components/figures/use-change-text";
import { late } from "@/components/ui/late";
import { Tiles, tileLinkLook, tileLook } from "@/components/ui/tiles";
import { formatShortDay } from "@/lib/dates/words";
import { formatNumber } from "@/lib/messages/number-format";
import { isRunningAnswer, isWholeAnswer } from "@/lib/report/answers/answer-state";
import {
  type DayStanding,
  type DayStatus,
  isLacking,
  isUnread,
  standingOf,
} from "@/lib/report/answers/day-status";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { absentChange } from "@/lib/report/comparison/compare-agents";
import { formatChange } from "@/lib/report/comparison/format-change";
import { findGrewMost } from "@/lib/report/comparison/grew-most";
import { formatHm, formatShare } from "@/lib/report/figures/duration";
import { type Place, secondsAt } from "@/lib/report/figures/figure-table";
import { hasFigures } from "@/lib/report/figures/periods";
import { openDay } from "@/lib/search/open-days";
import type { ReportLink } from "@/lib/search/report-link";

type OpenTile = (link: ReportLink) => void;

/** What every tile reads: the figures as they are shown, and the answer that they are of. */
type TileFacts = {
  shown: Shown;
  answer: AnswerFacts;
  /** Of the period compared with; null while it is not here. */
  other: AnswerFacts | null;
  onOpen: OpenTile;
  isOnePerson: boolean;
};

// Only where somebody is to be named.
const OverTile = late(() => import("./people-tiles").then((module) => module.OverTile), {
  waiting: <div className={tileLook} />,
});
const WithoutRecordsTile = late(() => import("./people-tiles").then((module) => module.WithoutRecordsTile), {
  waiting: <div className={tileLook} />,
});
const OverTimeTile = late(() => import("./people-tiles").then((module) => module.OverTimeTile), {
  waiting: <div className={tileLook} />,
});

type LinkTileProps = TileTextProps & { link: ReportLink; onOpen: OpenTile; title?: string };

/** A figure that leads to the view that explains it. */
function LinkTile({ link, onOpen, title, ...text }: LinkTileProps) {
  return (
    <OpenLink className={tileLinkLook} link={link} onOpen={onOpen} title={title}>
      <TileText {...text} />
    </OpenLink>
  );
}

/** The difference of a state or of the total to the period compared with; a dash holds its place while that is not known. */
function useTileChange({ table, isCompared, locale }: Shown) {
  const describeChange = useChangeSentence(locale);
  const lineOf = (text: string | null) => (
    <span className="text-sm">
      <Signed text={text ?? "–"} />
    </span>
  );
  const { earlier, total } = table;
  return {
    ofPlace: (place: Place) =>
      isCompared &&
      lineOf(earlier && describeChange(secondsAt(total, place), secondsAt(earlier.total, place), "hm")),
    ofAverage: () => {
      const [now, before] = [total.average, earlier?.total.average ?? null];
      return isCompared && lineOf(now === null || before === null ? null : describeChange(now, before, "hm"));
    },
  };
}

type AgentTilesProps = Pick<TileFacts, "answer" | "other" | "onOpen"> & {
  shown: ShownAgents;
  agentsInRange: number;
};

/**
 * Of a report by agent. The first are of people who need somebody (over an allowance, without records); a phone has the first two
 * alone.
 */
export function SummaryTiles({ shown, answer, other, agentsInRange, onOpen }: AgentTilesProps) {
  const t = useTranslations("summary");
  const { rows, allowances } = shown.table;
  const present = rows.filter(({ gap }) => gap === null).length;
  const facts = { shown, answer, other, onOpen, isOnePerson: rows.length === 1 };
  return (
    <Tiles aria-label={t("label")} isBrief>
      {allowances ? (
        <OverTile onOpen={onOpen} shown={shown} />
      ) : (
        <TotalTile
          {...facts}
          absent={isWholeAnswer(answer) && !shown.table.isPerDay ? absentChange(shown.table) : 0}
          note={t("perAgent", { time: formatHm(Math.round(shown.table.total.total / Math.max(1, present))) })}
        />
      )}
      {present < rows.length && <WithoutRecordsTile answer={answer} onOpen={onOpen} shown={shown} />}
      <PerDayTile {...facts} />
      <StateTiles {...facts} count={answer.days.length > 1 ? 1 : 2} />
      {present === rows.length && (
        <LinkTile
          label={t("agents")}
          link={{ ...shown.link, sort: [{ by: "name", direction: "asc" }] }}
          note={present < agentsInRange ? t("agentsShown", { all: agentsInRange }) : t("agentsNote")}
          onOpen={onOpen}
          title={t("agentsShow")}
          value={formatNumber(present, shown.locale)}
        />
      )}
      {answer.days.length > 1 && <DaysTile {...facts} />}
    </Tiles>
  );
}

type PeriodTilesProps = Pick<TileFacts, "other"> & {
  shown: ShownPeriods;
  answer: AnswerFacts & { agents: { chosen: number } };
};

/** Of a report over time; a phone has the first two alone. */
export function PeriodTiles({ shown, answer, other }: PeriodTilesProps) {
  const t = useTranslations();
  const { table, onOpen } = shown;
  const facts = { shown, answer, other, onOpen, isOnePerson: answer.agents.chosen === 1 };
  const withData = answer.days.filter(hasFigures).length;
  return (
    <Tiles aria-label={t("summary.label")} isBrief>
      {table.allowances ? (
        <OverTimeTile onOpen={onOpen} shown={shown} />
      ) : (
        <TotalTile
          {...facts}
          note={t("days.perDay", {
            time: formatHm(Math.round(table.total.total / Math.max(1, withData))),
          })}
        />
      )}
      <PerDayTile {...facts} />
      <StateTiles {...facts} count={1} />
      <PeakTile shown={shown} />
      <DaysTile {...facts} />
    </Tiles>
  );
}

type TotalTileProps = TileFacts & {
  /** Where nothing is hidden or averaged. */
  note: string;
  /** What of the difference is people who were absent; 0 where there are none, or where that is not known. */
  absent?: number;
};

/** All auxiliary time; read per day worked the days worked, as the time stands beside. */
function TotalTile({ shown, answer, onOpen, note, absent = 0 }: TotalTileProps) {
  const t = useTranslations("summary");
  const change = useTileChange(shown);
  const { table, locale, link, isCompared } = shown;
  const { total } = table;
  if (isUnknown(shown)) return <Tile label={t("total")} note="" value="–" />;
  if (table.isPerDay && total.daysWorked !== null)
    return (
      <LinkTile
        label={t("worked")}
        link={{ ...link, sort: [{ by: "worked", direction: "desc" }] }}
        note={t("workedNote")}
        onOpen={onOpen}
        value={formatNumber(total.daysWorked, locale)}
      />
    );
  return (
    <LinkTile
      change={
        isCompared && (
          <>
            {change.ofPlace(null)}
            {absent !== 0 && (
              <span className="text-muted text-sm">
                <Signed text={t("ofItAbsent", { time: formatChange(absent, "hm", locale) })} />
              </span>
            )}
          </>
        )
      }
      label={t("total")}
      // Where some states are hidden all of them explain the whole; else the order by all time.
      link={
        table.hiddenStates.length > 0
          ? { ...link, states: [] }
          : { ...link, sort: [{ by: "total", direction: "desc" }] }
      }
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
function PerDayTile({ shown, answer, onOpen }: TileFacts) {
  const t = useTranslations();
  const change = useTileChange(shown);
  const { table, link, isCompared } = shown;
  const { total, isPerDay } = table;
  const label = t("summary.perDayWorked");
  if (total.average === null)
    return (
      <Tile
        change={isCompared && change.ofAverage()}
        label={label}
        note={isUnknown(shown) ? "" : t("summary.overUnknown")}
        value="–"
      />
    );
  const isTotalTold = !table.allowances || isPerDay;
  const sum = isTotalTold
    ? t("summary.workedDays", { count: total.daysWorked ?? 0 })
    : t("summary.inTotal", { time: formatHm(total.total) });
  const running = isRunningAnswer(answer) && t(link.hours === null ? "summary.soFar" : "summary.shiftSoFar");
  return (
    <LinkTile
      change={change.ofAverage()}
      label={label}
      link={{ ...link, perDay: !isPerDay }}
      note={running ? `${sum} · ${running}` : sum}
      onOpen={onOpen}
      title={t(isPerDay ? "summary.sumsShow" : "summary.perDayShow")}
      value={formatHm(Math.round(total.average))}
    />
  );
}

const ranks = [0, 1, 2] as const;

/**
 * States that each lead to themselves alone: beside another period the one that grew most, then those with most time. A sensitive
 * one is not named where all figures are one person's.
 */
function StateTiles({ shown, answer, other, onOpen, isOnePerson, count }: TileFacts & { count: 1 | 2 }) {
  const t = useTranslations("summary");
  const change = useTileChange(shown);
  const { table, link, stateNames, locale, isCompared } = shown;
  const { total, earlier, styles } = table;
  const word = link.group ?? "rank";
  const mayTell = (place: number) => !(isOnePerson && styles[place]?.isSensitive);
  // While days of a side are lacking, nobody knows which one grew.
  const isKnown = isWholeAnswer(answer) && other !== null && isWholeAnswer(other);
  const grown = earlier && isKnown ? findGrewMost(table, earlier.total, mayTell) : null;
  // Of nobody no state is the biggest.
  const isNobody = total.daysWorked === 0;
  const biggest = (isNobody ? [] : [...table.states.keys()])
    .filter(mayTell)
    .sort((a, b) => secondsAt(total, b) - secondsAt(total, a))
    .map((place, rank) => ({ place, rank }));
  const others = biggest.filter(({ place }) => !isCompared || place !== grown?.place);
  const tileOf = (place: number, label: string, opened: ReportLink) => (
    <LinkTile
      change={change.ofPlace(place)}
      key={place}
      label={label}
      link={opened}
      note={shareNote(secondsAt(total, place))}
      onOpen={onOpen}
      title={t("showOnly", { state: nameOf(place) })}
      value={
        <span className="flex items-center gap-1.5">
          {styles[place] && <StateSwatch style={styles[place]} />}
          <bdi className="truncate">{nameOf(place)}</bdi>
        </span>
      }
    />
  );
  return (
    <>
      {isCompared && (grown ? tileOf(grown.place, t(`${word}Grew`), openGrown(grown.place)) : noneGrew())}
      {ranks.slice(0, isCompared ? count - 1 : count).map((at) => {
        const found = others[at];
        if (!found) return isNobody && <Tile key={`none${at}`} label={t(`${word}${at}`)} note="" value="–" />;
        const label = t(`${word}${ranks[found.rank] ?? 2}`);
        return tileOf(found.place, label, { ...link, states: [table.states[found.place] ?? ""] });
      })}
    </>
  );

  function nameOf(place: number): string {
    return stateNames[place] ?? table.states[place] ?? "";
  }

  function openGrown(place: number): ReportLink {
    return { ...link, states: [table.states[place] ?? ""], sort: [{ by: "change", direction: "desc" }] };
  }

  function noneGrew(): ReactNode {
    return (
      <LinkTile
        change={<span className="text-sm">–</span>}
        label={t(`${word}Grew`)}
        link={{ ...link, sort: [{ by: "change", direction: "desc" }] }}
        note={earlier === null ? "" : t(isKnown ? `${word}GrewNone` : "overUnknown")}
        onOpen={onOpen}
        value="–"
      />
    );
  }

  // Times below zero make the whole smaller than a part: no share says that plainly.
  function shareNote(seconds: number): string {
    if (seconds > total.wholeTotal) return formatHm(seconds);
    return t("stateShare", {
      time: formatHm(seconds),
      share: formatShare(seconds, total.wholeTotal, locale),
    });
  }
}

/** How many days have data, which ones do not, and which still run: the view by day explains them. */
function DaysTile({ shown, answer, onOpen }: TileFacts) {
  const t = useTranslations("days");
  const { link, locale } = shown;
  const { days, range } = answer;
  const value = t("daysOf", {
    some: days.filter(hasFigures).length,
    all: days.filter(({ isClosed }) => !isClosed).length,
  });
  const text = { label: t("tileDays"), note: useDaysNote(answer, locale), value };
  if (link.by !== "day") return <LinkTile {...text} link={{ ...link, by: "day" }} onOpen={onOpen} />;
  // In that view a day without figures explains itself.
  const odd = days.find((day) => isLacking(day) || standingOf(day) === "no-data");
  return odd ? (
    <LinkTile {...text} link={openDay(link, range, odd.day)} onOpen={onOpen} />
  ) : (
    <Tile {...text} />
  );
}

const mostDaysNamed = 2;

function useDaysNote(answer: AnswerFacts, locale: string): string {
  const t = useTranslations();
  const { days } = answer;
  const found = (standing: DayStanding) => days.filter((day) => standingOf(day) === standing);
  const nameOf = (all: readonly DayStatus[]) => all.map(({ day }) => formatShortDay(day, locale)).join(", ");
  const [unread, failed, empty] = [days.filter(isUnread), found("failed"), found("no-data")];
  const [toCome, closed] = [found("to-come"), found("closed")];
  const words = [
    failed.length > 0 && t("days.failedDays", { count: failed.length }),
    unread.length > 0 && t("days.tileDaysOpen", { count: unread.length }),
    empty.length > 0 &&
      (empty.length > mostDaysNamed
        ? t("days.tileDaysNote", { count: empty.length })
        : t("days.tileDaysNamed", { days: nameOf(empty) })),
    toCome.length > 0 && t("days.tileDaysToCome", { count: toCome.length }),
    isRunningAnswer(answer) && t("summary.soFar"),
  ].filter((text) => text !== false);
  if (words.length > 0) return words.join(" · ");
  return closed.length > 0 ? t("days.tileDaysClosed", { count: closed.length }) : t("days.tileDaysAll");
}

function PeakTile({ shown }: { shown: ShownPeriods }) {
  const t = useTranslations("days");
  const { table, kind, rowNames, rowLinks, onOpen, locale } = shown;
  const totals = table.rows.map(({ total, gap }) => (gap === null ? total : 0));
  const place = totals.indexOf(Math.max(...totals));
  const [link, row] = [rowLinks[place], table.rows[place]];
  if (!link || !row || !totals[place]) return <Tile label={t(`peak-${kind}`)} note="" value="–" />;
  const isOneYear = table.rows[0]?.from.slice(0, 4) === table.rows.at(-1)?.to.slice(0, 4);
  const name = kind === "day" ? nameDayBriefly(row.from, locale, isOneYear) : rowNames[place];
  return (
    <LinkTile
      label={t(`peak-${kind}`)}
      link={link}
      note={formatHm(totals[place] ?? 0)}
      onOpen={onOpen}
      value={<span className="block truncate">{name}</span>}
    />
  );
}

// Who of the roster has no records adds up to nothing, and not to zero.
function isUnknown({ kind, table }: Shown): boolean {
  return kind === "agents" && table.total.daysWorked === 0;
}
