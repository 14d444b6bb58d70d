import { useTranslations } from "use-intl";
import type { ReportAnswer } from "@/lib/report/report-answer";

const rowCount = 20;
const tileNames = ["agents", "total", "first", "second", "third"];

/** The place of the first figures while they are on their way, in their size, with how far they are. */
export function ReportSkeleton({ progress }: { progress: ReportAnswer["progress"] }) {
  const t = useTranslations("report");
  return (
    <div className="report-body" data-testid="skeleton">
      <div aria-hidden="true" className="tiles">
        {tileNames.map((name) => (
          <div className="tile skeleton-tile" key={name} />
        ))}
      </div>
      <div className="card">
        <div className="card-head">
          <p className="legend" role="status">
            <span className="font-medium">{t("loading")}</span>
            {progress && <span className="text-muted">{t("progress", progress)}</span>}
          </p>
        </div>
        <div aria-hidden="true">
          {Array.from({ length: rowCount }, (_, place) => `row-${place}`).map((name) => (
            <div className="skeleton-row" key={name}>
              <span className="skeleton-bar" />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
