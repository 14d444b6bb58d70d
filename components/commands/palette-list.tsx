import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { Icon } from "@/components/ui/icon";
import type { Choice } from "./choice";
import type { ListedGroup } from "./listing";

type PaletteListProps = {
  id: string;
  groups: readonly ListedGroup[];
  /** The place of the marked choice among all that are listed. */
  marked: number;
  onChoose: (choice: Choice) => void;
};

/** The id of the option at a place, which the field names as the marked one. */
export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

export function PaletteList({ id, groups, marked, onChoose }: PaletteListProps) {
  const t = useTranslations("commands");
  useEffect(() => {
    document.getElementById(optionId(id, marked))?.scrollIntoView({ block: "nearest" });
  }, [id, marked]);
  const order = groups.flatMap(({ choices }) => choices);
  return (
    <div
      aria-label={t("title")}
      className="overflow-y-auto overscroll-contain px-2 pt-1 pb-2"
      id={id}
      role="listbox"
      tabIndex={-1}
    >
      {groups.map(({ group, choices }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div aria-label={t(`group-${group}`)} key={group} role="group">
          <p aria-hidden="true" className="px-2 pt-2 pb-0.5 text-muted text-xs/5">
            {t(`group-${group}`)}
          </p>
          {choices.map((choice) => {
            const place = order.indexOf(choice);
            return (
              <PaletteOption
                choice={choice}
                id={optionId(id, place)}
                isMarked={place === marked}
                key={choice.id}
                onChoose={onChoose}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type PaletteOptionProps = {
  choice: Choice;
  id: string;
  isMarked: boolean;
  onChoose: (choice: Choice) => void;
};

function PaletteOption({ choice, id, isMarked, onChoose }: PaletteOptionProps) {
  const { text, note, style, isCurrent } = choice;
  const t = useTranslations("commands");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
    <div
      aria-selected={isMarked}
      className="flex min-h-7.5 cursor-pointer items-center gap-2 rounded px-2 py-1 hover:bg-accent-soft/50 aria-selected:bg-accent-soft forced-colors:aria-selected:outline-2 forced-colors:aria-selected:outline-[Highlight] forced-colors:aria-selected:-outline-offset-2"
      id={id}
      onClick={() => onChoose(choice)}
      role="option"
      tabIndex={-1}
    >
      {style && <StateSwatch style={style} />}
      <bdi className="min-w-0 truncate" title={text}>
        {text}
      </bdi>
      <span className="shrink-0 text-muted text-sm">{note}</span>
      {isCurrent && (
        <span className="ms-auto text-accent">
          <Icon name="check" />
          <span className="sr-only">{t("current")}</span>
        </span>
      )}
    </div>
  );
}
