import { parentPort } from "node:worker_threads";
import { readAnswer } from "./answer";
import { formatAnswer, listMemory } from "./answer-message";
import type { AnswerReport, AnswerTask } from "./answer-thread";
import { formatProblem } from "./problem-message";

parentPort?.on("message", ({ wire, memory, rules }: AnswerTask) => {
  const report = buildReport(() => readAnswer({ ...wire, body: Buffer.from(memory) }, rules));
  parentPort?.postMessage(report, "answer" in report ? listMemory(report.answer) : []);
});

function buildReport(read: () => ReturnType<typeof readAnswer>): AnswerReport {
  try {
    return { answer: formatAnswer(read()) };
  } catch (error) {
    const problem = formatProblem(error);
    if (problem) return { problem };
    throw error;
  }
}
