import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { PageHeading } from "@/components/ui/page";

type ReportHeadingProps = Omit<ComponentProps<typeof PageHeading>, "lead"> & {
  rangeText: string;
  hoursText: string | null;
  zoneText: string;
  timeZone: string;
  age: FigureAgeProps;
};

/** What am I looking at: the range in words, how old the figures are, and whose clock they follow. */
export function ReportHeading(props: ReportHeadingProps) {
  const { rangeText, hoursText, zoneText, timeZone, age, ...heading } = props;
  const t = useTranslations("report");
  const lead = (
    <p className="text-muted">
      <span className="inline-block text-ink first-letter:uppercase">{rangeText}</span>
      {hoursText && <span>, {hoursText}</span>} <span aria-hidden="true">{"· "}</span>
      <FigureAge {...age} />,{" "}
      <span className="whitespace-nowrap" title={t("zoneRule", { zone: timeZone })}>
        {zoneText}
      </span>
    </p>
  );
  return <PageHeading {...heading} lead={lead} />;
}

export type FigureAgeProps = {
  text: string;
  /** Null while there are no figures that could be fresh. */
  freshness: "fresh" | "busy" | "failing" | null;
  /** Opens where the figures come from; absent where there are none. */
  onOrigin?: (() => void) | undefined;
};

const dots = { fresh: "bg-good", busy: "bg-note", failing: "bg-over" } as const;

/** How old the figures are, which opens where they come from. */
export function FigureAge({ text, freshness, onOrigin }: FigureAgeProps) {
  const t = useTranslations("provenance");
  return (
    <span className="whitespace-nowrap">
      {freshness && (
        <span
          aria-hidden="true"
          className={`mr-1.5 inline-block size-1.25 rounded-full align-middle ${dots[freshness]}`}
        />
      )}
      {onOrigin ? (
        <button
          aria-haspopup="dialog"
          className="underline decoration-dotted underline-offset-3 hover:text-ink print:no-underline"
          onClick={onOrigin}
          title={t("open")}
          type="button"
        >
          {text}
        </button>
      ) : (
        text
      )}
    </span>
  );
}
