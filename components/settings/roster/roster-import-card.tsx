import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { LongField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { decodeCsv } from "@/lib/report/roster/csv-rows";
import type { RosterAgent } from "@/lib/report/roster/roster";
import { mostImportBytes, type RosterImport, readRosterImport } from "@/lib/report/roster/roster-import";
import type { Team } from "@/lib/report/team";
import { FileButton } from "../file-button";
import { TitledCard } from "../titled-card";
import { ImportPreview } from "./import-preview";

type RosterImportCardProps = {
  roster: readonly RosterAgent[];
  /** Null = they could not be read: whom a file would put where cannot be told. */
  teams: readonly Team[] | null;
  /** Puts the rows that are taken into the roster; nothing is saved yet. */
  onTake: (taken: RosterImport) => void;
  /** Other ways to a list. */
  children: ReactNode;
};

/** A roster and teams from elsewhere, with what each row would do. */
export function RosterImportCard({ roster, teams, onTake, children }: RosterImportCardProps) {
  const t = useTranslations("roster");
  const [text, setText] = useState("");
  const [isTooLong, setTooLong] = useState(false);
  const read = useDeferredValue(text);
  const found = useMemo(
    () => (teams === null || read.trim() === "" ? null : readRosterImport(read, roster, teams)),
    [read, roster, teams],
  );
  const open = async (file: File) => {
    const fits = file.size <= mostImportBytes;
    setTooLong(!fits);
    setText(fits ? decodeCsv(new Uint8Array(await file.arrayBuffer())) : "");
  };
  const fault = isTooLong ? "too-long" : typeof found === "string" ? found : null;
  return (
    <TitledCard title={t("importTitle")}>
      <p className="max-w-prose text-muted">{t("importNote")}</p>
      {children}
      {teams === null ? (
        <p className="text-muted">{t("importNoTeams")}</p>
      ) : (
        <>
          <FileButton
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            label={t("file")}
            onOpen={(file) => void open(file)}
          />
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
        </>
      )}
      {fault !== null && <Notice tone="failure">{t(`fault-${fault}`)}</Notice>}
      {found !== null && typeof found !== "string" && (
        <ImportPreview
          found={found}
          label={t("previewFile")}
          onDrop={() => setText("")}
          onTake={() => {
            onTake(found);
            setText("");
          }}
        />
      )}
    </TitledCard>
  );
}
