import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/notice";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ImportRow, RosterImport } from "@/lib/report/roster/roster-import";
import { showControls } from "@/lib/report/text";

const results = ["new", "changed", "same", "refused"] as const;
const mostRows = 200;

type ImportPreviewProps = { label: string; found: RosterImport; onTake: () => void; onDrop: () => void };

/** What an import would do, row by row: what is refused first. */
export function ImportPreview({ label, found, onTake, onDrop }: ImportPreviewProps) {
  const t = useTranslations("roster");
  const { rows, teams } = found;
  const count = (result: ImportRow["result"]) => rows.filter((row) => row.result === result).length;
  const ordered = rows.toSorted((a, b) => Number(b.result === "refused") - Number(a.result === "refused"));
  const taken = count("new") + count("changed");
  return (
    <section aria-label={label} className="grid min-w-0 gap-2.5">
      <p aria-live="polite" className="flex flex-wrap gap-x-4 gap-y-1">
        {results.map((result) => (
          <span
            className={result === "refused" && count(result) > 0 ? "font-medium text-over" : ""}
            key={result}
          >
            {t(`count-${result}`, { count: count(result) })}
          </span>
        ))}
      </p>
      {teams.length > 0 && (
        <ul className="grid gap-0.5">
          {teams.map(({ id, name, agents }) => (
            <li key={name}>
              {t(id === null ? "teamNew" : "teamMore", { team: name, count: agents.length })}
            </li>
          ))}
        </ul>
      )}
      <ScrollRegion
        aria-label={t("rowsOf", { list: label })}
        className="max-h-96 overflow-auto rounded border border-line"
      >
        <PlainTable
          heads={[
            { title: t("line"), side: "end" },
            { title: t("id") },
            { title: t("name") },
            { title: t("result") },
          ]}
          room="dense"
          wraps
        >
          <tbody>
            {ordered.slice(0, mostRows).map((row) => (
              <PreviewRow key={row.line} row={row} />
            ))}
          </tbody>
        </PlainTable>
      </ScrollRegion>
      {rows.length > mostRows && (
        <p className="text-muted text-sm">{t("moreRows", { count: rows.length - mostRows })}</p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={taken === 0 && teams.length === 0} onClick={onTake}>
          {t("take", { count: taken })}
        </Button>
        <Button onClick={onDrop}>{t("dropImport")}</Button>
        <span className="text-muted text-sm">{t("takeNote")}</span>
      </div>
    </section>
  );
}

function PreviewRow({ row }: { row: ImportRow }) {
  const t = useTranslations("roster");
  const { line, id, name, result } = row;
  return (
    <tr>
      <DataCell className="text-muted" side="end">
        {line}
      </DataCell>
      <RowHeading className="[overflow-wrap:anywhere]">{brief(id)}</RowHeading>
      <DataCell className="[overflow-wrap:anywhere]">
        <bdi>{brief(name)}</bdi>
      </DataCell>
      <DataCell>
        {result === "refused" ? (
          <span className="text-over">{t(`reason-${row.reason}`, { line: row.before ?? 0 })}</span>
        ) : (
          <span className={`flex flex-wrap gap-x-2 ${result === "same" ? "text-muted" : ""}`}>
            {t(`result-${result}`)}
            {row.agent.isHidden && <Chip tone="quiet">{t("nowHidden")}</Chip>}
          </span>
        )}
      </DataCell>
    </tr>
  );
}

const mostCharacters = 60;

function brief(text: string): string {
  const shown = showControls(text.slice(0, mostCharacters));
  return text.length > mostCharacters ? `${shown}…` : shown;
}
