import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useSite } from "@/lib/browser/site";
import { createTabValue } from "@/lib/browser/tab-value";
import { showPanel } from "@/lib/browser/use-panel";
import { useReportLink } from "@/lib/browser/use-report-link";
import type { Day } from "@/lib/dates/window";
import { formatMediumDay } from "@/lib/dates/words";
import type { PeriodRow } from "@/lib/report/figures/period-table";
import { isRealState } from "@/lib/report/states/fold-states";
import { addSupposition, isSameSubject } from "@/lib/report/suppositions/supposition";
import type { ReportLink } from "@/lib/search/report-link";
import { useStateName } from "./use-state-name";

/** What something else may be supposed of: an allowance's limit, a state's class, or that a day counts. */
export type SupposeSubject =
  | { kind: "limit"; id: string; name: string }
  | { kind: "class"; state: string }
  | { kind: "without"; day: Day };

/** What the sheet of suppositions was opened about; null = nothing in particular. */
export const supposeSubject = createTabValue<SupposeSubject>();

type SupposeOfferProps = {
  about: SupposeSubject;
  className?: string | undefined;
  /** What stands on the button in the place of its own words. */
  children?: ReactNode;
  /** In the place of the button where there is nothing to offer. */
  otherwise?: ReactNode;
  onTaken?: (() => void) | undefined;
};

/**
 * Offers to suppose something else of what it stands beside: a number or a class is asked for in the sheet, a day is left out,
 * or counted again, at once. Nothing where nobody may change the link.
 */
export function SupposeOffer(props: SupposeOfferProps) {
  const { about, className = buttonLooks.text, children, otherwise = null, onTaken } = props;
  const t = useTranslations("suppose");
  const locale = useLocale();
  const nameOf = useStateName();
  const { isShared } = useSite();
  const { link, change } = useReportLink();
  if (isShared || !isOffered(about, link)) return otherwise;
  const day = about.kind === "without" ? about : null;
  const isLeftOut = day !== null && link.suppose.some((one) => isSameSubject(one, day));
  const words = sayWords();
  const press = () => {
    onTaken?.();
    if (day === null) {
      supposeSubject.set(about);
      showPanel("suppose");
    } else
      change(({ suppose }) => ({
        suppose: isLeftOut ? suppose.filter((one) => !isSameSubject(one, day)) : addSupposition(suppose, day),
      }));
  };
  return (
    <button
      aria-haspopup={day ? undefined : "dialog"}
      className={className}
      onClick={(event) => {
        // The cell around it leads elsewhere.
        event.stopPropagation();
        press();
      }}
      title={children === undefined ? undefined : words}
      type="button"
    >
      {children ?? words}
    </button>
  );

  function sayWords(): string {
    if (about.kind === "limit") return t("otherLimit", { name: about.name });
    if (about.kind === "class") return t("otherClass", { name: nameOf(about.state) });
    return t(isLeftOut ? "countDay" : "leaveDay", { day: formatMediumDay(about.day, locale) });
  }
}

type DayOfferProps = Pick<SupposeOfferProps, "className" | "onTaken"> & {
  row: Pick<PeriodRow, "from" | "gap"> | undefined;
};

/** The same of a day that has figures, where it is a row. */
export function DayOffer({ row, className, onTaken }: DayOfferProps) {
  if (!row || row.gap !== null) return null;
  return (
    <SupposeOffer about={{ kind: "without", day: row.from }} className={className} onTaken={onTaken}>
      {className && <Icon name="suppose" />}
    </SupposeOffer>
  );
}

// On a wall nobody presses anything; a class of states, and states that stand together, are of no other class.
function isOffered(about: SupposeSubject, { display, group }: ReportLink): boolean {
  if (display === "tv") return false;
  return about.kind !== "class" || (group === null && isRealState(about.state));
}
