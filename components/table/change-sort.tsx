import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { SortKey } from "@/lib/report/columns/columns";
import { reorder } from "@/lib/search/reorder";

type ChangeSortProps = { sort: readonly SortKey[]; onChange: ChangeLink };

/** Orders the agents by what changed: who grew most first, then who shrank most. */
export function ChangeSort({ sort, onChange }: ChangeSortProps) {
  const t = useTranslations("compare");
  const place = sort.findIndex(({ by }) => by === "change");
  const direction = sort[place]?.direction;
  return (
    <Button
      aria-pressed={direction !== undefined}
      look="text"
      onClick={({ shiftKey }) =>
        onChange((link) => ({ sort: reorder(link.sort, { by: "change" }, shiftKey) }))
      }
      title={t("sortChangeHint")}
    >
      {t("sortChange")}
      {direction && (
        <span aria-hidden="true">
          {direction === "asc" ? " ↑" : " ↓"}
          {sort.length > 1 && <sup>{place + 1}</sup>}
        </span>
      )}
    </Button>
  );
}
