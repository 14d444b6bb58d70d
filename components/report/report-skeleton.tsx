import { useTranslations } from "use-intl";
import { SkeletonRows, SkeletonTiles } from "@/components/ui/skeleton";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";

/** The place of the first figures while they are on their way, in their size, with how far they are. */
export function ReportSkeleton({ progress }: { progress: ReportAnswer["progress"] }) {
  const t = useTranslations("report");
  return (
    <div className="report-body" data-testid="skeleton">
      <SkeletonTiles count={5} />
      <div className="card">
        <div className="card-head">
          <p className="legend" role="status">
            <span className="font-medium">{t("loading")}</span>
            {progress && <span className="text-muted">{t("progress", progress)}</span>}
          </p>
        </div>
        <SkeletonRows count={20} />
      </div>
    </div>
  );
}
