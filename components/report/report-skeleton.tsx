import { useTranslations } from "use-intl";
import { PageSkeleton } from "@/components/ui/skeleton";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";

/** The place of the first figures while they are on their way, with how far they are. */
export function ReportSkeleton({ progress }: { progress: ReportAnswer["progress"] }) {
  const t = useTranslations("report");
  return (
    <PageSkeleton columns="five" rows={20}>
      <p className="flex min-h-12 items-center gap-1 border-line border-b px-4" role="status">
        <span className="font-medium">{t("loading")}</span>
        {progress && <span className="text-muted">{t("progress", progress)}</span>}
      </p>
    </PageSkeleton>
  );
}
