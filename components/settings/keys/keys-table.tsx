import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { Chip } from "@/components/ui/notice";
import { DataCell, RowHeading } from "@/components/ui/plain-table";
import { useSite } from "@/lib/browser/site";
import type { ApiKey } from "@/lib/report/answers/keys-answer";
import { EndButton } from "../end-button";
import { EmptyCard } from "../settings-frame";
import { TableCard } from "../table-card";

type KeysTableProps = { keys: readonly ApiKey[]; onRemove: (key: ApiKey) => Promise<void> };

/** Keys, the newest first, each with a button that ends it. */
export function KeysTable({ keys, onRemove }: KeysTableProps) {
  const t = useTranslations("apiKeys");
  const { role } = useSite();
  if (keys.length === 0) return <EmptyCard text={t("none")} />;
  const isMaker = role === "administrator" ? [{ title: t("madeBy"), className: "max-sm:hidden" }] : [];
  return (
    <TableCard
      heads={[
        { title: t("name") },
        ...isMaker,
        { title: t("scope"), className: "max-sm:hidden" },
        { title: t("lastUsed") },
        { title: t("ends") },
        { title: t("end"), side: "end" },
      ]}
      wraps
      label={t("title")}
    >
      {keys.map((key) => (
        <KeyRow
          apiKey={key}
          hasMaker={role === "administrator"}
          key={key.id}
          onRemove={() => onRemove(key)}
        />
      ))}
    </TableCard>
  );
}

type KeyRowProps = { apiKey: ApiKey; hasMaker: boolean; onRemove: () => Promise<void> };

function KeyRow({ apiKey, hasMaker, onRemove }: KeyRowProps) {
  const t = useTranslations("apiKeys");
  const { operations } = useSite();
  const momentOf = useMoment();
  const [{ timeZone }] = operations;
  const { name, scope, madeBy, lastUsedAt, endsAt, isOver } = apiKey;
  const parts = [
    ...(scope.operations ? [t("operations", { count: scope.operations.length })] : []),
    ...(scope.teams ? [t("teams", { count: scope.teams.length })] : []),
  ];
  const maker = <bdi className="[overflow-wrap:anywhere]">{madeBy}</bdi>;
  const reach = parts.length > 0 ? parts.join(", ") : t("whole");
  return (
    <tr>
      <RowHeading className="min-w-24 align-top">
        <bdi className="font-medium [overflow-wrap:anywhere]" translate="no">
          {name}
        </bdi>
        <span className="block text-muted text-sm sm:hidden">{reach}</span>
        {hasMaker && <span className="block text-muted text-sm sm:hidden">{maker}</span>}
      </RowHeading>
      {hasMaker && <DataCell className="align-top max-sm:hidden">{maker}</DataCell>}
      <DataCell className="align-top max-sm:hidden">{reach}</DataCell>
      <DataCell className={`align-top ${lastUsedAt === null ? "text-muted" : ""}`}>
        {lastUsedAt === null ? t("never") : momentOf(lastUsedAt, timeZone).both}
      </DataCell>
      <DataCell className="align-top">
        {isOver ? <Chip tone="quiet">{t("over")}</Chip> : momentOf(endsAt, timeZone).both}
      </DataCell>
      <DataCell className="align-top" side="end">
        <EndButton name={name} onEnd={onRemove} />
      </DataCell>
    </tr>
  );
}
