import { useTranslations } from "use-intl";
import type { ChangeWords } from "@/lib/report/comparison/change-words";
import { directionOf } from "@/lib/report/comparison/format-change";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";

type DurationTextProps = { seconds: number; whole: number; unit: DurationUnit; locale: string };

/** A duration in the link's unit; a true zero is a faint 0, whatever the unit. */
export function DurationText({ seconds, whole, unit, locale }: DurationTextProps) {
  if (seconds === 0) return <span className="text-muted">0</span>;
  return <>{formatDuration(seconds, whole, unit, locale)}</>;
}

/** A time that wolkvox left blank: neither a zero nor a gap. */
export function UnknownTime() {
  const t = useTranslations("table");
  return (
    <abbr className="text-note no-underline" title={t("unknown")}>
      ?
    </abbr>
  );
}

/** A signed difference behind the sign of its direction, which no copy takes along. */
export function Signed({ text }: { text: string }) {
  const direction = directionOf(text);
  return (
    <>
      {direction && (
        <span aria-hidden="true" className="select-none">
          {direction}{" "}
        </span>
      )}
      {text}
    </>
  );
}

/** A difference in small, under what it is of. */
export function Change({ text, note }: ChangeWords) {
  return (
    <span className="cell-change" title={note}>
      <Signed text={text} />
    </span>
  );
}
