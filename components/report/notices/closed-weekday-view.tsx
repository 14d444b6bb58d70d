"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/ui/use-attempt";
import { setClosedWeekday } from "@/lib/browser/queries/settings-query";
import { useQuestion } from "@/lib/browser/use-question";
import { weekdayOf } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { formatWeekdays } from "@/lib/dates/words";
import { standingOf } from "@/lib/report/answers/day-status";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";

type Days = AnswerFacts["days"];
type MarkedStanding = "no-data" | "closed";

/** For administrators: says that nobody works on a weekday that is without data throughout, or that somebody does. */
export function ClosedWeekdayView({ days, standing }: { days: Days; standing: MarkedStanding }) {
  const day = findWholeWeekday(days, standing);
  return day !== undefined && <MarkView day={day} isClosed={standing === "closed"} />;
}

/** The first day of the first weekday of which every day is so, where there are several. */
function findWholeWeekday(days: Days, standing: MarkedStanding): Day | undefined {
  const weekdays = [...Map.groupBy(days, ({ day }) => weekdayOf(day)).values()];
  const isWhole = (same: Days) => same.length > 1 && same.every((day) => standingOf(day) === standing);
  return weekdays.find(isWhole)?.[0]?.day;
}

function MarkView({ day, isClosed }: { day: Day; isClosed: boolean }) {
  const t = useTranslations("notices");
  const client = useQueryClient();
  const locale = useLocale();
  const { operation } = useQuestion();
  const { fault, isBusy, run } = useAttempt(() => t("closeFailed"));
  const save = () => run(() => setClosedWeekday(client, operation.id, weekdayOf(day), !isClosed));
  const weekdays = formatWeekdays(day, locale);
  return (
    <>
      <Button disabled={isBusy} look="text" onClick={save}>
        {t(isClosed ? "openWeekday" : "closeWeekday", { weekdays })}
      </Button>
      {fault && <span role="alert"> {fault}</span>}
    </>
  );
}
