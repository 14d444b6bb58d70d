import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { AskedButton } from "@/components/ui/asked-button";
import { DataCell, RowHeading } from "@/components/ui/plain-table";
import type { Removal } from "@/lib/report/answers/personal-data";
import { TableCard } from "../table-card";

type RemovalsTableProps = {
  removals: readonly Removal[];
  timeZone: string;
  onReadmit: (removal: Removal) => Promise<void>;
};

/** Whose records were removed, without a name, the newest first. */
export function RemovalsTable({ removals, timeZone, onReadmit }: RemovalsTableProps) {
  const t = useTranslations("personalData");
  const momentOf = useMoment();
  return (
    <section aria-label={t("listTitle")} className="grid gap-2">
      <div>
        <h2 className="font-semibold text-lg">{t("listTitle")}</h2>
        <p className="text-muted text-sm">{t(removals.length === 0 ? "listNone" : "listNote")}</p>
      </div>
      {removals.length > 0 && (
        <TableCard
          heads={[
            { title: t("when") },
            { title: t("who") },
            { title: t("records"), side: "end" },
            { title: t("readmit"), side: "end" },
          ]}
          wraps
          label={t("listTitle")}
        >
          {removals.map((removal) => {
            const when = momentOf(removal.at, timeZone).both;
            return (
              <tr key={removal.id}>
                <RowHeading>{when}</RowHeading>
                <DataCell>
                  <bdi className="[overflow-wrap:anywhere]">{removal.by}</bdi>
                </DataCell>
                <DataCell side="end">{removal.records}</DataCell>
                <DataCell side="end">
                  <AskedButton
                    asked={{ label: t("readmitSurelyOf", { when }), text: t("readmitSurely") }}
                    label={t("readmitOf", { when })}
                    onSure={() => onReadmit(removal)}
                    text={t("readmit")}
                  />
                </DataCell>
              </tr>
            );
          })}
        </TableCard>
      )}
    </section>
  );
}
