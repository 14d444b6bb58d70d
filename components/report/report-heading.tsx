import { useTranslations } from "use-intl";

type ReportHeadingProps = {
  title: React.ReactNode;
  /** Null where there is one operation only. */
  operationName: string | null;
  rangeText: string;
  hoursText: string | null;
  asOfText: string;
  zoneText: string;
  timeZone: string;
  freshness: "fresh" | "busy" | "failing";
  children?: React.ReactNode;
};

const dots = { fresh: "bg-good", busy: "bg-note", failing: "bg-over" } as const;

/** What am I looking at: the range in words, how old the figures are, and whose clock they follow. */
export function ReportHeading(props: ReportHeadingProps) {
  const { title, operationName, rangeText, hoursText, asOfText, zoneText, timeZone, freshness, children } =
    props;
  const t = useTranslations("report");
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-5 gap-y-2.5">
      <div className="min-w-0">
        <h1 className="font-semibold text-xl tracking-tight">
          {title}
          {operationName !== null && (
            // A phone has it in the header, right above.
            <span className="font-normal text-muted max-sm:sr-only">
              {" · "}
              <bdi>{operationName}</bdi>
            </span>
          )}
        </h1>
        <p className="text-muted">
          <span className="inline-block text-ink first-letter:uppercase">{rangeText}</span>
          {hoursText && <span>, {hoursText}</span>}{" "}
          <span aria-hidden="true" className="max-sm:hidden">
            {"· "}
          </span>
          <span className="whitespace-nowrap">
            <span
              aria-hidden="true"
              className={`mr-1.5 inline-block size-1.25 rounded-full align-middle ${dots[freshness]}`}
            />
            {asOfText}
          </span>
          ,{" "}
          <span className="whitespace-nowrap" title={t("zoneRule", { zone: timeZone })}>
            {zoneText}
          </span>
        </p>
      </div>
      {children}
    </div>
  );
}
