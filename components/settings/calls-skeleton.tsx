import { useTranslations } from "use-intl";
import { SkeletonRows, SkeletonTiles } from "@/components/ui/skeleton";

/** The place of the counts while they are on their way. */
export function CallsSkeleton() {
  const t = useTranslations("calls");
  return (
    <div className="report-body" data-testid="skeleton">
      <SkeletonTiles className="tiles-four" count={4} />
      <div className="card">
        <p className="card-title" role="status">
          {t("loading")}
        </p>
        <SkeletonRows count={12} />
      </div>
    </div>
  );
}
