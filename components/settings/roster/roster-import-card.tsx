import { type ReactNode, useDeferredValue, useId, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LongField } from "@/components/ui/field";
import { Chip, Notice } from "@/components/ui/notice";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { decodeCsv } from "@/lib/report/roster/csv-rows";
import type { RosterAgent } from "@/lib/report/roster/roster";
import {
  type ImportRow,
  mostImportBytes,
  type RosterImport,
  readRosterImport,
} from "@/lib/report/roster/roster-import";
import type { Team } from "@/lib/report/team";
import { showControls } from "@/lib/report/text";

type RosterImportCardProps = {
  roster: readonly RosterAgent[];
  teams: readonly Team[];
  /** Puts the rows that are taken into the roster; nothing is saved yet. */
  onTake: (taken: RosterImport) => void;
};

/** A roster and teams from a CSV, with what each row would do. */
export function RosterImportCard({ roster, teams, onTake }: RosterImportCardProps) {
  const t = useTranslations("roster");
  const title = useId();
  const [text, setText] = useState("");
  const [isTooLong, setTooLong] = useState(false);
  const read = useDeferredValue(text);
  const found = useMemo(
    () => (read.trim() === "" ? null : readRosterImport(read, roster, teams)),
    [read, roster, teams],
  );
  const open = async (file: File | undefined) => {
    if (!file) return;
    const fits = file.size <= mostImportBytes;
    setTooLong(!fits);
    setText(fits ? decodeCsv(new Uint8Array(await file.arrayBuffer())) : "");
  };
  const fault = isTooLong ? "too-long" : typeof found === "string" ? found : null;
  return (
    <Card aria-labelledby={title} as="section" className="grid min-w-0 gap-3 p-4">
      <h2 className="font-semibold text-lg" id={title}>
        {t("importTitle")}
      </h2>
      <p className="max-w-prose text-muted">{t("importNote")}</p>
      <div className="flex flex-wrap items-center gap-2.5">
        <label className="grid gap-1">
          <span className="font-medium">{t("file")}</span>
          <input
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => {
              void open(event.target.files?.[0]);
              // The same file may be chosen again once it was corrected.
              event.target.value = "";
            }}
            type="file"
          />
        </label>
      </div>
      <LongField
        className="min-h-24 w-full font-mono text-sm"
        label={t("paste")}
        onChange={(event) => {
          setTooLong(false);
          setText(event.target.value);
        }}
        placeholder={t("pasteExample")}
        rows={4}
        spellCheck={false}
        value={text}
      />
      {fault !== null && <Notice tone="failure">{t(`fault-${fault}`)}</Notice>}
      {found !== null && typeof found !== "string" && (
        <ImportPreview
          found={found}
          onTake={() => {
            onTake(found);
            setText("");
          }}
        >
          <Button onClick={() => setText("")}>{t("dropImport")}</Button>
        </ImportPreview>
      )}
    </Card>
  );
}

const results = ["new", "changed", "same", "refused"] as const;
const mostRows = 200;

type ImportPreviewProps = { found: RosterImport; onTake: () => void; children: ReactNode };

/** What an import would do, row by row: what is refused first. */
function ImportPreview({ found, onTake, children }: ImportPreviewProps) {
  const t = useTranslations("roster");
  const { rows, teams } = found;
  const count = (result: ImportRow["result"]) => rows.filter((row) => row.result === result).length;
  const ordered = rows.toSorted((a, b) => Number(b.result === "refused") - Number(a.result === "refused"));
  const taken = count("new") + count("changed");
  return (
    <section aria-label={t("preview")} className="grid min-w-0 gap-2.5">
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
      <ScrollRegion aria-label={t("preview")} className="max-h-96 overflow-auto rounded border border-line">
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
        {children}
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
