import { useLocale, useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { ColumnHeading, DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { formatShare } from "@/lib/report/figures/duration";
import { useCallWords } from "./use-call-words";

type CountedRow = { key: string; name: string; calls: number; isFailed?: boolean };

type CallsCountTableProps = { title: string; head: string; rows: readonly CountedRow[] };

/** How the day's calls divide, most first. */
export function CallsCountTable({ title, head, rows }: CallsCountTableProps) {
  const t = useTranslations("calls");
  const locale = useLocale();
  const { count } = useCallWords();
  const whole = rows.reduce((sum, { calls }) => sum + calls, 0);
  return (
    <Card aria-label={title} as="section" className="min-w-0">
      <CardTitle>{title}</CardTitle>
      <PlainTable wraps>
        <thead>
          <tr>
            <ColumnHeading>{head}</ColumnHeading>
            <ColumnHeading className="w-[min(96px,22vw)]" side="end">
              {t("count")}
            </ColumnHeading>
            <ColumnHeading className="w-[min(96px,22vw)]" side="end">
              {t("share")}
            </ColumnHeading>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, calls, isFailed }) => (
            <tr key={key}>
              <RowHeading className={`[overflow-wrap:anywhere] ${isFailed ? "text-over" : ""}`}>
                <bdi>{name}</bdi>
              </RowHeading>
              <DataCell className="whitespace-nowrap font-semibold" side="end">
                {count(calls)}
              </DataCell>
              <DataCell className="whitespace-nowrap text-muted" side="end">
                {formatShare(calls, whole, locale)}
              </DataCell>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}
