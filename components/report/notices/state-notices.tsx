"use client";

import { useLocale, useTranslations } from "use-intl";
import { useStateName } from "@/components/figures/use-state-name";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { describeUnknownState } from "@/lib/report/states/describe-unknown-state";
import { findUnknownStates } from "@/lib/report/states/unknown-states";
import type { ReportLink } from "@/lib/search/report-link";

type StateNoticesProps = {
  answer: Pick<AnswerFacts, "states" | "days" | "progress">;
  chosen: readonly string[];
  onChange: (change: Partial<ReportLink>) => void;
};

/** States of the link that the range does not have, and what they may be called there: known once all of it is read. */
export function StateNotices({ answer, chosen, onChange }: StateNoticesProps) {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = useStateName();
  if (!isWholeAnswer(answer)) return null;
  return findUnknownStates(chosen, answer.states).map((unknown) => (
    <Notice key={unknown.state} tone="note">
      {describeUnknownState(unknown, t, locale)}{" "}
      {unknown.near.map((near) => (
        <Button
          className="me-2.5"
          key={near}
          look="text"
          onClick={() =>
            onChange({ states: chosen.map((state) => (state === unknown.state ? near : state)) })
          }
        >
          {t("notices.showState", { state: nameOf(near) })}
        </Button>
      ))}
    </Notice>
  ));
}
