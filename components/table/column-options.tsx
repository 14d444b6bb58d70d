"use client";

import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { SupposeOffer, type SupposeSubject } from "@/components/figures/suppose-offer";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { type Allowance, nameAllowance } from "@/lib/report/allowances/describe-allowances";
import {
  arrangeColumns,
  type ColumnChoice,
  changeColumns,
  moveColumn,
  pinColumn,
  showColumn,
} from "@/lib/report/columns/column-choice";
import { type Column, isSameColumn } from "@/lib/report/columns/columns";
import { formatColumn } from "@/lib/search/column";
import type { DrawnAgents } from "./drawn-table";
import { useColumnName } from "./use-column-name";

type ColumnOptionsProps = {
  available: readonly Column[];
  drawn: DrawnAgents;
  onChange: ChangeLink;
};

/** Which columns stand in the table, in which order, and which stay beside the name. */
export function ColumnOptions({ available, drawn, onChange }: ColumnOptionsProps) {
  const t = useTranslations("options");
  const { link } = drawn;
  const shown = arrangeColumns(available, link.columns, link.pinned);
  const edit = (change: (choice: ColumnChoice) => Partial<ColumnChoice>) =>
    onChange((current) => changeColumns(available, current, change));
  const row = (column: Column) => (
    <ColumnRow
      column={column}
      group={groupOf(column, shown)}
      key={formatColumn(column)}
      drawn={drawn}
      onMove={(step) =>
        edit(({ pinned, others }) => ({
          pinned: moveColumn(pinned, column, step),
          others: moveColumn(others, column, step),
        }))
      }
      onPin={() => edit(pinColumn(column))}
      onShow={(isShown) => edit(showColumn(column, isShown))}
    />
  );
  const isChanged = link.columns.length > 0 || link.pinned.length > 0;
  return (
    <fieldset className="grid min-w-0 gap-1 border-line border-t pt-2.5">
      <legend className="sr-only">{t("columns")}</legend>
      <div className="flex items-center justify-between">
        <span aria-hidden="true" className="text-muted">
          {t("columns")}
        </span>
        <Button
          className="disabled:invisible"
          disabled={!isChanged}
          look="text"
          onClick={() => onChange({ columns: [], pinned: [] })}
        >
          {t("reset")}
        </Button>
      </div>
      <ul className="max-h-[40vh] overflow-y-auto">
        {[...shown.pinned, ...shown.others, ...shown.hidden].map(row)}
      </ul>
    </fieldset>
  );
}

type ColumnGroup = keyof ColumnChoice;

function groupOf(column: Column, { pinned, hidden }: ColumnChoice): ColumnGroup {
  const isIn = (columns: readonly Column[]) => columns.some((other) => isSameColumn(other, column));
  return isIn(pinned) ? "pinned" : isIn(hidden) ? "hidden" : "others";
}

type ColumnRowProps = {
  column: Column;
  group: ColumnGroup;
  drawn: DrawnAgents;
  onMove: (step: -1 | 1) => void;
  onPin: () => void;
  onShow: (isShown: boolean) => void;
};

function ColumnRow({ column, group, drawn, onMove, onPin, onShow }: ColumnRowProps) {
  const t = useTranslations("options");
  const name = useColumnName(drawn.table.allowances)(column);
  const style =
    column.by === "state" ? drawn.table.styles[drawn.table.states.indexOf(column.state)] : undefined;
  const isShown = group !== "hidden";
  const about = aboutOf(column, drawn.table.allowances ?? []);
  return (
    <li className="flex items-center gap-1 rounded hover:bg-accent-soft">
      <label className="flex min-w-0 grow cursor-pointer items-center gap-1.5 px-1 py-1">
        <input
          aria-label={t("show", { name })}
          checked={isShown}
          onChange={(event) => onShow(event.target.checked)}
          type="checkbox"
        />
        {style && <StateSwatch style={style} />}
        <bdi className="truncate">{name}</bdi>
      </label>
      <RowButton icon="previous" isOff={!isShown} label={t("left", { name })} onPress={() => onMove(-1)} />
      <RowButton icon="next" isOff={!isShown} label={t("right", { name })} onPress={() => onMove(1)} />
      <RowButton
        icon="pin"
        isOff={!isShown}
        isPressed={group === "pinned"}
        label={t("pin", { name })}
        onPress={onPin}
      />
      {about && (
        <SupposeOffer about={about} className={rowButton}>
          <Icon name="suppose" />
        </SupposeOffer>
      )}
    </li>
  );
}

// What may be supposed of what a column shows.
function aboutOf(
  column: Column,
  allowances: readonly Pick<Allowance, "id" | "name">[],
): SupposeSubject | null {
  if (column.by === "state") return { kind: "class", state: column.state };
  if (column.by !== "over") return null;
  return { kind: "limit", id: column.id, name: nameAllowance(column.id, allowances) };
}

const rowButton = "rounded p-1 text-muted hover:text-ink disabled:opacity-30 aria-pressed:text-accent";

type RowButtonProps = {
  icon: "previous" | "next" | "pin";
  label: string;
  isOff: boolean;
  isPressed?: boolean;
  onPress: () => void;
};

function RowButton({ icon, label, isOff, isPressed, onPress }: RowButtonProps) {
  return (
    <button
      aria-label={label}
      aria-pressed={isPressed}
      className={rowButton}
      disabled={isOff}
      onClick={onPress}
      title={label}
      type="button"
    >
      <Icon name={icon} />
    </button>
  );
}
