import { useTranslations } from "use-intl";
import { isLongReading, ProgressLine } from "@/components/figures/progress-line";
import { PageSkeleton } from "@/components/ui/skeleton";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";

/** The place of the first figures while they are on their way, with how far they are and how long the rest may take. */
export function ReportSkeleton({ progress }: { progress: ReportAnswer["progress"] }) {
  const t = useTranslations("report");
  return (
    <PageSkeleton columns="five" rows={20}>
      <div className="grid min-h-12 content-center border-line border-b px-4 py-2" role="status">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{t("loading")}</span>
          {progress && <ProgressLine className="text-muted" progress={progress} />}
        </p>
        {progress && isLongReading(progress) && <p className="text-muted text-sm">{t("mayLeave")}</p>}
      </div>
    </PageSkeleton>
  );
}
