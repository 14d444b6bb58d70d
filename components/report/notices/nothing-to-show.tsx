import { useTranslations } from "use-intl";
import type { ReportWords } from "@/components/figures/use-report-words";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { Day, LocalDateTime } from "@/lib/dates/window";
import { formatLocalTime } from "@/lib/dates/words";
import { shiftLink } from "@/lib/search/shift-range";
import { ReportEmpty } from "../report-empty";

export type NothingToShowProps = {
  /** Nothing was known at that moment of the past; the range has not begun; wolkvox has nothing of it. */
  why: "unknown-then" | "to-come" | "empty";
  words: Pick<ReportWords, "range" | "shownRange">;
  begins: LocalDateTime | undefined;
  today: Day;
  onChange: ChangeLink;
};

/** Why there are no figures although nothing has failed, and the way to some. */
export function NothingToShow({ why, words, begins, today, onChange }: NothingToShowProps) {
  const t = useTranslations();
  if (why === "unknown-then")
    return (
      <ReportEmpty
        action={{ label: t("notices.knownLatest"), onPress: () => onChange({ known: null }) }}
        text={t("report.nothingKnownText", { range: words.range })}
        title={t("report.nothingKnownTitle")}
      />
    );
  const time = begins === undefined ? "" : formatLocalTime(begins);
  if (why === "to-come")
    return <ReportEmpty text={t("report.toComeText", { time })} title={t("report.toComeTitle", { time })} />;
  return (
    <ReportEmpty
      // A supervisor whose day has not begun looks for the one before.
      action={{
        label: t("report.emptyBefore"),
        onPress: () => onChange((link) => shiftLink(link, -1, today)),
      }}
      text={
        begins === undefined
          ? t("report.emptyText", { range: words.shownRange })
          : t("report.emptySoFarText", { time })
      }
      title={t("report.emptyTitle")}
    />
  );
}
