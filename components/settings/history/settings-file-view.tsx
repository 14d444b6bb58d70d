import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { AskedButton } from "@/components/ui/asked-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { saveFile } from "@/lib/browser/download/save-file";
import { saveOnSeen } from "@/lib/browser/queries/settings-history-query";
import { previewSettings, readSettings } from "@/lib/browser/queries/settings-query";
import { teamsOptions } from "@/lib/browser/queries/teams-query";
import type { SettingsPreview } from "@/lib/report/answers/settings-history";
import { FileButton } from "../file-button";
import { ChangeLines } from "./change-lines";
import { saySettingsFault } from "./say-settings-fault";
import { useChangeWords } from "./use-change-words";

type SettingsFileViewProps = {
  operation: string;
  /** Something on the page is not saved yet: nothing can be put in force. */
  isBlocked: boolean;
  /** What is in force was read anew. */
  onReplaced: () => void;
};

type Opened = { name: string; file: object; preview: SettingsPreview };
type Said = { tone: "note" | "failure"; text: string } | null;

const mostBytes = 4 * 1024 * 1024;

/** The whole document out as a file, and in from one, with what that would change. */
export function SettingsFileView({ operation, isBlocked, onReplaced }: SettingsFileViewProps) {
  const t = useTranslations();
  const title = useId();
  const client = useQueryClient();
  const router = useRouter();
  const { data: names } = useQuery(teamsOptions(operation));
  const tell = useChangeWords(names?.teams ?? []);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [said, setSaid] = useState<Said>(null);
  const refuse = (text: string) => setSaid({ tone: "failure", text });
  const explain = (error: unknown) => refuse(saySettingsFault(t, error));

  async function take(): Promise<void> {
    setSaid(null);
    try {
      const settings = await readSettings(operation);
      const text = JSON.stringify(settings, null, 2);
      const name = `auxboard_${operation}_${t("settingsHistory.fileName")}_v${settings.version}.json`;
      saveFile(new Blob([text], { type: "application/json" }), name);
    } catch (error) {
      explain(error);
    }
  }

  async function open(given: File): Promise<void> {
    setSaid(null);
    setOpened(null);
    if (given.size > mostBytes) return refuse(t("settingsHistory.fileTooLong"));
    const file = parseFile(await given.text());
    if (file === null) return refuse(t("settingsHistory.fileNoJson"));
    try {
      setOpened({ name: given.name, file, preview: await previewSettings(operation, file) });
    } catch (error) {
      explain(error);
    }
  }

  async function apply({ file }: Opened): Promise<void> {
    try {
      await saveOnSeen(client, operation, file);
      setSaid({ tone: "note", text: t("settingsHistory.fileApplied") });
      router.refresh();
    } catch (error) {
      explain(error);
    }
    setOpened(null);
    onReplaced();
  }

  const lines = opened ? tell(opened.preview.changes) : [];
  return (
    <Card aria-labelledby={title} as="section" className="grid min-w-0 gap-3 p-4">
      <h2 className="font-semibold" id={title}>
        {t("settingsHistory.fileTitle")}
      </h2>
      <p className="max-w-prose text-muted">{t("settingsHistory.fileNote")}</p>
      <div className="flex flex-wrap items-center gap-2.5">
        <Button onClick={() => void take()}>{t("settingsHistory.fileSave")}</Button>
        <FileButton
          accept=".json,application/json"
          label={t("settingsHistory.fileOpen")}
          onOpen={(file) => void open(file)}
        />
      </div>
      <div aria-live="polite" className="grid gap-1.5 empty:hidden">
        {said && <Notice tone={said.tone}>{said.text}</Notice>}
      </div>
      {opened && (
        <div className="grid justify-items-start gap-2 rounded border border-line bg-page px-3 py-2.5">
          <p className="font-medium [overflow-wrap:anywhere]">
            {t(lines.length > 0 ? "settingsHistory.fileWould" : "settingsHistory.fileSame", {
              file: opened.name,
            })}
          </p>
          {lines.length > 0 && <ChangeLines lines={lines} none="" />}
          {lines.length > 0 && isBlocked && <p className="text-muted">{t("settingsHistory.fileBlocked")}</p>}
          <div className="flex flex-wrap gap-2.5">
            {lines.length > 0 && !isBlocked && (
              <AskedButton
                asked={{ label: t("settingsHistory.fileSurely"), text: t("settingsHistory.fileSurely") }}
                label={t("settingsHistory.fileApply")}
                onSure={() => apply(opened)}
                text={t("settingsHistory.fileApply")}
              />
            )}
            <Button onClick={() => setOpened(null)}>{t("settingsHistory.fileDrop")}</Button>
          </div>
        </div>
      )}
    </Card>
  );
}

/** The fields of a JSON object; null where a text is none. */
function parseFile(text: string): object | null {
  try {
    const file: unknown = JSON.parse(text);
    return typeof file === "object" && file !== null && !Array.isArray(file) ? file : null;
  } catch {
    return null;
  }
}
