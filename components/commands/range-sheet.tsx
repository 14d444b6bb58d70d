"use client";

import { useTranslations } from "use-intl";
import { RangeDialog } from "@/components/filters/range-dialog";
import { ShiftForm } from "@/components/filters/shift-form";
import { Modal } from "@/components/ui/modal";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { chooseHours } from "@/lib/search/choose-hours";
import type { ReportLink } from "@/lib/search/report-link";
import type { CommandContext } from "./use-command-context";

type RangeSheetProps = {
  /** What is asked for: another range, another shift, or another period to compare with. */
  asked: "range" | "shift" | "compare";
  context: CommandContext;
  onClose: () => void;
};

const titles = { range: "ranges.custom", shift: "ranges.otherShift", compare: "compare.other" } as const;

/** The forms of the range's bar as the palette opens them, on any page. */
export function RangeSheet({ asked, context, onClose }: RangeSheetProps) {
  const t = useTranslations();
  const { link, range, today } = readStandingQuestion(context.operations);
  const apply = (change: Partial<ReportLink>) => {
    onClose();
    context.change(change);
  };
  return (
    <Modal
      closeLabel={t("commands.close")}
      onClose={onClose}
      place="small"
      title={t(titles[asked]).replace("…", "")}
    >
      {asked === "shift" ? (
        <ShiftForm
          link={link}
          onApply={(hours) => apply(chooseHours(link, hours))}
          onCancel={onClose}
          today={today}
        />
      ) : (
        <RangeDialog
          {...(asked === "range" && { hours: link.hours })}
          onApply={(change) => apply(asked === "range" ? change : { compare: change.span })}
          onCancel={onClose}
          today={today}
          window={range.window}
        />
      )}
    </Modal>
  );
}
