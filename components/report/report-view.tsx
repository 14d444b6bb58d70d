"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { KeyCap } from "@/components/ui/key-cap";
import { usePageTitle } from "@/lib/browser/use-page-title";
import { showPanel } from "@/lib/browser/use-panel";
import { useViewWidth } from "@/lib/browser/use-view-width";
import { grains } from "@/lib/report/figures/grain";
import type { FiguresProps } from "./figures-body";
import { ReportFrame, useReportFrame } from "./report-frame";
import { TeamReportView } from "./team-report-view";
import { ViewSwitch } from "./view-switch";

/** The team report: the link decides everything that is seen. `viewWidth` is what the page is expected to be wide. */
export function ReportView(expected: Pick<FiguresProps, "viewWidth">) {
  const viewWidth = useViewWidth(expected.viewWidth);
  const t = useTranslations();
  const page = useReportFrame();
  const { question, change, open } = page;
  const { link, operationName } = question;
  const { by } = link;
  usePageTitle(operationName && t("app.titleOf", { operation: operationName }));
  return (
    <TeamReportView {...{ question, viewWidth, onChange: change, onOpen: open }}>
      {({ body, ...report }) => (
        <ReportFrame
          {...{ ...report, page, viewWidth }}
          beside={report.comparison.compared}
          fileLink={link}
          hasSearch
          rules={<ReadingHint isOverTime={by !== null} />}
          views={
            <ViewSwitch
              onChoose={(view) => change({ by: view === "agent" ? null : view })}
              view={by ?? "agent"}
              views={["agent", ...grains]}
            />
          }
        >
          {body}
        </ReportFrame>
      )}
    </TeamReportView>
  );
}

/** How the page is read, for whoever sees it for the first time: one quiet line, and where the keys are told. */
function ReadingHint({ isOverTime }: { isOverTime: boolean }) {
  const t = useTranslations("commands");
  return (
    <p className="text-muted text-sm print:hidden">
      {t(isOverTime ? "hintTime" : "hintAgent")}{" "}
      <Button look="text" onClick={() => showPanel("keys")}>
        {t("keysTitle")}
      </Button>{" "}
      <KeyCap>?</KeyCap>
    </p>
  );
}
