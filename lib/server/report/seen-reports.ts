import { ProblemError } from "@/lib/report/answers/problem";
import type { DaysQuestion } from "./days-report";
import type { OperationReports } from "./operation-reports";
import type { RecordsQuestion } from "./range-records";
import type { ReportQuestion } from "./report-question";
import type { HoursQuestion, LookSpan, ReportService } from "./report-service";
import { isInSight, type Sight } from "./sight";
import type { TimelineQuestion } from "./timeline-report";

/** A question before it is known whom the one who asks may see. */
export type Unseen<Question> = Omit<Question, "sight" | "seesSensitive">;

/** What a reader may do with the operations' reports. */
export type ReportSight = {
  /** The operations that they may know of, by id; null = all. */
  operations: readonly string[] | null;
  /** Whom they may see in an operation, as of now. */
  sightOf(operation: string): Promise<Sight>;
  /** Whether they may read sensitive states by themselves. */
  seesSensitive: boolean;
};

/** The reports as one reader may see them: the only way to figures behind the doors. */
export type SeenReports = ReturnType<typeof narrowReports>;
export type SeenService = ReturnType<typeof narrowService>;

/** @throws ProblemError `forbidden` where none of the operations is there. */
export function narrowReports(
  reports: OperationReports,
  { operations, sightOf, seesSensitive }: ReportSight,
) {
  const names = reports.names.filter(({ id }) => operations === null || operations.includes(id));
  const [first, ...others] = names;
  if (!first) throw new ProblemError("forbidden", "No operation is open to this account.");
  const { now, todayIn } = reports;

  function assertSeen(id: string): void {
    if (!names.some((name) => name.id === id)) throw new Error(`The operation ${id} is not the reader's.`);
  }

  return {
    now,
    todayIn,
    /** The operations as the reader may see them: no server, no token. */
    names: [first, ...others] as const,
    /** @throws Error for an id that is not in `names`. */
    serviceOf(id: string) {
      assertSeen(id);
      return narrowService(id, reports.serviceOf(id), () => sightOf(id), seesSensitive);
    },
    /** Ledger and calls, for whom no scope limits. @throws Error for an id that is not in `names`. */
    servicesOf(id: string) {
      assertSeen(id);
      return reports.servicesOf(id);
    },
  };
}

function narrowService(
  operation: string,
  service: ReportService,
  loadSight: () => Promise<Sight>,
  seesSensitive: boolean,
) {
  const see = async <Question>(question: Question) => ({
    ...question,
    seesSensitive,
    sight: await loadSight(),
  });
  const isSeen = async (agentId: string) => isInSight(await loadSight(), agentId);
  type Material = Parameters<ReportService["loadMaterial"]>[1];
  return {
    loadReport: async (question: Unseen<ReportQuestion>) => service.loadReport(await see(question)),
    loadRecords: async (question: Unseen<RecordsQuestion>) => service.loadRecords(await see(question)),
    loadDays: async (question: Unseen<DaysQuestion>) => service.loadDays(await see(question)),
    loadTimeline: async (question: Unseen<TimelineQuestion>) => service.loadTimeline(await see(question)),
    loadUsual: async (question: Unseen<TimelineQuestion>) => service.loadUsual(await see(question)),
    loadHours: async (question: Unseen<HoursQuestion>) => service.loadHours(await see(question)),
    loadProvenance: async (question: Unseen<ReportQuestion>, span: LookSpan | null = null) =>
      service.loadProvenance(await see(question), span),
    loadMaterial: async (question: Unseen<ReportQuestion>, material: Material) =>
      service.loadMaterial(await see(question), material),
    /** Whether a reader may know of an agent, whoever that is. */
    isSeen,
    /** The rows of an answer of the material, of everybody: whoever reads them does so through its sight. */
    loadPacked: service.loadPacked,
    isReadable: async (agentId: string) => (await isSeen(agentId)) && service.isReadable(agentId),
    findName: async (agentId: string) => ((await isSeen(agentId)) ? service.findName(agentId) : null),
    /** Of a list of agents those whom the reader may see. */
    pickSeen: async <Agent extends { id: string }>(agents: readonly Agent[]) => {
      const sight = await loadSight();
      return agents.filter(({ id }) => isInSight(sight, id));
    },
    loadStyles: service.loadStyles,
    loadStateSettings: ({ group, suppose = [] }: Pick<ReportQuestion, "group" | "suppose">) =>
      service.loadStateSettings({ operation, seesSensitive, group, suppose }),
  };
}
