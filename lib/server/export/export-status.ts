import type { ProblemCode, UpstreamProblemCode } from "@/lib/report/answers/problem";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { Translate } from "./export-translator";

/** How whole and how old a report is, in one or two sentences. */
export function describeStatus(material: ReportMaterial, t: Translate): string {
  const { status, progress, problem, isRunning } = material;
  const reason = problem ? describeProblem(problem.code, t) : "";
  if (status === "stale") return t("export.is-stale", { problem: reason });
  if (status === "complete") return t(isRunning ? "export.is-changing" : "export.is-complete");
  const { done, total, of } = progress ?? { done: 0, total: 1, of: "totals" };
  const words =
    of === "days"
      ? t("export.is-filling", { done, total })
      : t("export.is-partial", { missing: total - done, total });
  return problem ? t("export.because", { status: words, problem: reason }) : words;
}

/** Why newer figures are not here, in the words of the page. */
export function describeProblem(code: ProblemCode, t: Translate): string {
  return t(`problems.${isUpstreamCode(code) ? code : "unexpected"}`);
}

function isUpstreamCode(code: ProblemCode): code is UpstreamProblemCode {
  return code.startsWith("upstream-");
}
