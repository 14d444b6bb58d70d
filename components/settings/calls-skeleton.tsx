import { useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { Stack } from "@/components/ui/page";
import { SkeletonRows, SkeletonTiles } from "@/components/ui/skeleton";

/** The place of the counts while they are on their way. */
export function CallsSkeleton() {
  const t = useTranslations("calls");
  return (
    <Stack data-testid="skeleton">
      <SkeletonTiles columns="four" />
      <Card>
        <CardTitle as="p" role="status">
          {t("loading")}
        </CardTitle>
        <SkeletonRows count={12} />
      </Card>
    </Stack>
  );
}
