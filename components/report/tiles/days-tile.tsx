import { useTranslations } from "use-intl";
import { Tile } from "@/components/figures/tile";
import { formatShortDay } from "@/lib/dates/words";
import { isRunningAnswer } from "@/lib/report/answers/answer-state";
import {
  type DayStanding,
  type DayStatus,
  isLacking,
  isUnread,
  standingOf,
} from "@/lib/report/answers/day-status";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { hasFigures } from "@/lib/report/figures/periods";
import { openDay } from "@/lib/search/open-days";
import { LinkTile, type TileFacts } from "./tile-parts";

/** How many days have data, which ones do not, and which still run: the view by day explains them. */
export function DaysTile({ shown, answer, onOpen }: TileFacts) {
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
