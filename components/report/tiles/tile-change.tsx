import { useTranslations } from "use-intl";
import { Signed } from "@/components/figures/figure-text";
import type { Shown } from "@/components/figures/shown-figures";
import { useChangeSentence } from "@/components/figures/use-change-text";
import { formatChange } from "@/lib/report/comparison/format-change";
import { type Measure, secondsIn } from "@/lib/report/figures/figure-table";

type ChangeLinesProps = { shown: Shown; of: Measure; absent?: number };

/** The difference to the period compared with, and what of it is people who were absent; a dash while it is not known. */
export function ChangeLines({ shown: { table, locale, besideName }, of, absent = 0 }: ChangeLinesProps) {
  const t = useTranslations("summary");
  const describeChange = useChangeSentence(locale);
  const { total, earlier } = table;
  const [now, before] = [secondsIn(total, of), earlier && secondsIn(earlier.total, of)];
  return (
    <>
      <span className="text-sm">
        <Signed
          text={now === null || before === null ? "–" : describeChange(now, before, "hm", besideName)}
        />
      </span>
      {absent !== 0 && (
        <span className="text-muted text-sm">
          <Signed text={t("ofItAbsent", { time: formatChange(absent, "hm", locale) })} />
        </span>
      )}
    </>
  );
}
