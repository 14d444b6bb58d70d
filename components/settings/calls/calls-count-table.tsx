import { useLocale, useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { formatShare } from "@/lib/report/figures/duration";
import { useCallWords } from "./use-call-words";

type CountedRow = { key: string; name: string; calls: number; isFailed?: boolean };

type CallsCountTableProps = { title: string; head: string; rows: readonly CountedRow[] };

/** How the day's calls divide, most first. */
export function CallsCountTable({ title, head, rows }: CallsCountTableProps) {
  const t = useTranslations("calls");
  const locale = useLocale();
  const { count } = useCallWords();
  const number = (title: string) => ({ title, side: "end", className: "w-[min(96px,22vw)]" }) as const;
  const whole = rows.reduce((sum, { calls }) => sum + calls, 0);
  return (
    <Card aria-label={title} as="section" className="min-w-0">
      <CardTitle>{title}</CardTitle>
      <PlainTable heads={[{ title: head }, number(t("count")), number(t("share"))]} wraps>
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
