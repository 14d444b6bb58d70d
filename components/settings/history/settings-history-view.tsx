import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { useMoment } from "@/components/figures/use-moment";
import { AskedButton } from "@/components/ui/asked-button";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Chip, Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import {
  restoreSettings,
  settingsHistoryOptions,
  settingsVersionOptions,
} from "@/lib/browser/queries/settings-history-query";
import { settingsOptions } from "@/lib/browser/queries/settings-query";
import { teamsOptions } from "@/lib/browser/queries/teams-query";
import { listSettingsChanges, type SettingsVersion } from "@/lib/report/answers/settings-history";
import { ChangeLines } from "./change-lines";
import { saySettingsFault } from "./say-settings-fault";
import { SettingsFileView } from "./settings-file-view";
import { useChangeWords } from "./use-change-words";

type SettingsHistoryViewProps = {
  operation: { id: string; timeZone: string };
  /** Something on the page is not saved yet: nothing can be put back in force. */
  isBlocked: boolean;
  /** What is in force was read anew. */
  onReplaced: () => void;
};

/** Every version of an operation's settings with who saved it, when, what it changed, and the way back to it. */
export function SettingsHistoryView({ operation, isBlocked, onReplaced }: SettingsHistoryViewProps) {
  const t = useTranslations();
  const title = useId();
  const client = useQueryClient();
  const router = useRouter();
  const [opened, setOpened] = useState<number | null>(null);
  const [said, setSaid] = useState<{ tone: "note" | "failure"; text: string } | null>(null);
  const history = useInfiniteQuery(settingsHistoryOptions(operation.id));
  const { data: versions, error, hasNextPage, isFetchingNextPage, fetchNextPage } = history;

  async function restore(version: number): Promise<void> {
    setSaid(null);
    try {
      await restoreSettings(client, operation.id, version);
      setOpened(null);
      setSaid({ tone: "note", text: t("settingsHistory.restored", { version }) });
      router.refresh();
    } catch (error) {
      setSaid({ tone: "failure", text: saySettingsFault(t, error) });
    }
    onReplaced();
  }

  return (
    <>
      <SettingsFileView isBlocked={isBlocked} onReplaced={onReplaced} operation={operation.id} />
      <Card aria-labelledby={title} as="section" className="min-w-0" isLong>
        <CardTitle id={title}>{t("settingsHistory.title")}</CardTitle>
        <div aria-live="polite" className="grid gap-1.5 px-4 pt-2.5 empty:hidden">
          {said && (
            <div ref={showNotice}>
              <Notice tone={said.tone}>{said.text}</Notice>
            </div>
          )}
          {error && <Notice tone="failure">{sayProblem(t, error.code)}</Notice>}
        </div>
        {versions?.length === 0 && <p className="px-4 py-3 text-muted">{t("settingsHistory.none")}</p>}
        {!versions && !error && <SkeletonRows count={3} />}
        <ol>
          {versions?.map((version) => (
            <VersionItem
              isBlocked={isBlocked}
              isOpen={opened === version.version}
              key={version.version}
              onRestore={() => restore(version.version)}
              onToggle={() => setOpened(opened === version.version ? null : version.version)}
              operation={operation}
              version={version}
            />
          ))}
        </ol>
        {hasNextPage && (
          <div className="border-line border-t px-4 py-2.5">
            <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t("trail.more")}
            </Button>
          </div>
        )}
      </Card>
    </>
  );
}

// The version that was put back may be far below.
function showNotice(notice: HTMLElement | null): void {
  notice?.scrollIntoView({ block: "nearest" });
}

type VersionItemProps = Pick<SettingsHistoryViewProps, "operation" | "isBlocked"> & {
  version: SettingsVersion;
  isOpen: boolean;
  onToggle: () => void;
  onRestore: () => Promise<void>;
};

function VersionItem({ version, operation, isOpen, isBlocked, onToggle, onRestore }: VersionItemProps) {
  const t = useTranslations("settingsHistory");
  const momentOf = useMoment();
  const tell = useChangeWords(useQuery(teamsOptions(operation.id)).data?.teams ?? []);
  const { data: settings } = useQuery(settingsOptions(operation.id));
  const number = version.version;
  const isInForce = settings?.version === number;
  return (
    <li className="grid gap-1.5 border-line px-4 py-2.5 not-first:border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium">{t("version", { version: number })}</h3>
        {isInForce && <Chip tone="quiet">{t("inForce")}</Chip>}
        <p className="min-w-0 text-muted [overflow-wrap:anywhere] max-sm:order-last max-sm:w-full">
          {momentOf(version.at, operation.timeZone).both} · <bdi>{version.by}</bdi>
        </p>
        {!isInForce && (
          <Button
            aria-expanded={isOpen}
            aria-label={t("openOf", { version: number })}
            className="ms-auto"
            onClick={onToggle}
          >
            {t("open")}
          </Button>
        )}
      </div>
      <ChangeLines lines={tell(version.changes)} none={t("noChange")} />
      {isOpen && !isInForce && (
        <WayBack isBlocked={isBlocked} onRestore={onRestore} operation={operation.id} version={number} />
      )}
    </li>
  );
}

type WayBackProps = {
  operation: string;
  version: number;
  isBlocked: boolean;
  onRestore: () => Promise<void>;
};

/** What going back to a version would change in what is in force, and the button that does it. */
function WayBack({ operation, version, isBlocked, onRestore }: WayBackProps) {
  const all = useTranslations();
  const t = useTranslations("settingsHistory");
  const tell = useChangeWords(useQuery(teamsOptions(operation)).data?.teams ?? []);
  const [isBusy, setBusy] = useState(false);
  const { data: settings } = useQuery(settingsOptions(operation));
  const { data: earlier, error } = useQuery(settingsVersionOptions(operation, version));
  if (error) return <Notice tone="failure">{sayProblem(all, error.code)}</Notice>;
  if (!settings || !earlier) return <SkeletonRows count={2} />;
  const lines = tell(listSettingsChanges(settings, earlier));
  const restore = async () => {
    if (isBusy) return;
    setBusy(true);
    await onRestore();
    setBusy(false);
  };
  return (
    <div className="grid justify-items-start gap-2 rounded border border-line bg-page px-3 py-2.5">
      <p className="font-medium">{t(lines.length > 0 ? "wouldChange" : "same")}</p>
      {lines.length > 0 && (
        <>
          <ChangeLines lines={lines} none="" />
          {isBlocked ? (
            <p className="text-muted">{t("blocked")}</p>
          ) : (
            <AskedButton
              asked={{ label: t("surelyOf", { version }), text: t("surely") }}
              label={t("restoreOf", { version })}
              onSure={restore}
              text={t("restore")}
            />
          )}
        </>
      )}
    </div>
  );
}
