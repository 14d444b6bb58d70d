import { useLocale, useTranslations } from "use-intl";
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
    <section aria-label={title} className="card min-w-0">
      <h2 className="card-title">{title}</h2>
      <table className="plain-table plain-table-wrapped">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th className="text-end" scope="col">
              {t("count")}
            </th>
            <th className="text-end" scope="col">
              {t("share")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, calls, isFailed }) => (
            <tr key={key}>
              <th className={isFailed ? "text-over" : undefined} scope="row">
                <bdi>{name}</bdi>
              </th>
              <td className="text-end font-semibold">{count(calls)}</td>
              <td className="text-end text-muted">{formatShare(calls, whole, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
