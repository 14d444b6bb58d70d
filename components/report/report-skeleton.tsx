import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { Stack } from "@/components/ui/page";
import { SkeletonRows, SkeletonTiles } from "@/components/ui/skeleton";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";

/** The place of the first figures while they are on their way, in their size, with how far they are. */
export function ReportSkeleton({ progress }: { progress: ReportAnswer["progress"] }) {
  const t = useTranslations("report");
  return (
    <Stack data-testid="skeleton">
      <SkeletonTiles columns="five" />
      <Card>
        <p className="flex min-h-12 items-center gap-1 border-line border-b px-4" role="status">
          <span className="font-medium">{t("loading")}</span>
          {progress && <span className="text-muted">{t("progress", progress)}</span>}
        </p>
        <SkeletonRows count={20} />
      </Card>
    </Stack>
  );
}
