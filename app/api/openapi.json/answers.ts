import type { AgentListAnswer } from "@/lib/report/answers/agent-list-answer";
import type {
  AlertLogAnswer,
  AlertsAnswer,
  AlertTestAnswer,
  NewAlertAnswer,
} from "@/lib/report/answers/alert";
import type { CallsAnswer } from "@/lib/report/answers/calls-answer";
import type { DayAgain } from "@/lib/report/answers/day-again";
import type { DayNote, NotesAnswer } from "@/lib/report/answers/day-note";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { HoursAnswer } from "@/lib/report/answers/hours-answer";
import type { KeysAnswer, NewKeyAnswer } from "@/lib/report/answers/keys-answer";
import type { OperationSettings } from "@/lib/report/answers/operation-settings";
import type {
  LinkAnswer,
  NewPersonAnswer,
  OneTimeLink,
  PeopleAnswer,
  PersonAnswer,
  Right,
  Role,
  Scope,
  SessionsAnswer,
} from "@/lib/report/answers/person";
import type { HeldData, Removal, RemovalsAnswer } from "@/lib/report/answers/personal-data";
import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { SavedView, ViewsAnswer } from "@/lib/report/answers/saved-view";
import type {
  NewScheduleAnswer,
  ScheduleRunsAnswer,
  SchedulesAnswer,
  ScheduleTestAnswer,
} from "@/lib/report/answers/schedule";
import type { SettingsHistory, SettingsPreview } from "@/lib/report/answers/settings-history";
import type { NewShareAnswer, SharesAnswer } from "@/lib/report/answers/shares-answer";
import type { SourceAnswer } from "@/lib/report/answers/source-answer";
import type { FillBegun, TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { TrailAnswer } from "@/lib/report/answers/trail-answer";
import type { UsualAnswer } from "@/lib/report/answers/usual-answer";
import type { SeenStates } from "@/lib/report/states/seen-states";
import type { Members, Team, TeamName } from "@/lib/report/team";

/** It is done, and there is nothing to tell. */
type Done = Record<string, never>;

/**
 * What each operation of the API answers, by its id in the description. `npm run answers` makes answers.schema.json of these
 * types; a test fails while that file is older than they are.
 */
export type Answers = {
  askReset: Done;
  askDayAgain: DayAgain;
  beginFill: FillBegun;
  changeAlert: NewAlertAnswer;
  changeOwnName: { name: string };
  changeOwnPassword: Done;
  changePerson: PersonAnswer;
  changeSchedule: NewScheduleAnswer;
  changeSettings: OperationSettings;
  changeSource: SourceAnswer;
  changeTeam: Team;
  changeView: SavedView;
  describeApi: { openapi: string; [field: string]: unknown };
  endAlert: Done;
  endFill: Done;
  endKey: Done;
  endOtherSessions: { ended: number };
  endSchedule: Done;
  endSession: Done;
  endShare: Done;
  invitePerson: NewPersonAnswer;
  listAlerts: AlertsAnswer;
  listWolkvoxAgents: AgentListAnswer;
  listKeys: KeysAnswer;
  listRemovals: RemovalsAnswer;
  readPersonalData: HeldData;
  removeAgent: Removal;
  readmitAgent: Done;
  listPeople: PeopleAnswer;
  switchTwoFactor: { demandsTwoFactor: boolean };
  listScheduleRuns: ScheduleRunsAnswer;
  listSchedules: SchedulesAnswer;
  listSessions: SessionsAnswer;
  listShares: SharesAnswer;
  /** With `members=0` a team has no `agents`. */
  listTeams: { operation: string; teams: (TeamName & Partial<Members>)[] };
  makeAlert: NewAlertAnswer;
  makeKey: NewKeyAnswer;
  makeSchedule: NewScheduleAnswer;
  makeShare: NewShareAnswer;
  makeTeam: Team;
  makeView: SavedView;
  makeNote: DayNote;
  listNotes: NotesAnswer;
  listViews: ViewsAnswer;
  changeNote: DayNote;
  removeNote: Done;
  removeView: Done;
  openShare: Done;
  readAlertLog: AlertLogAnswer;
  readCalls: CallsAnswer;
  readDays: DaysAnswer;
  /** `build` names the sources that the process was built from. */
  readHealth: { status: "ok" | "not-configured" | "unavailable"; build: string };
  readMe: { email: string; name: string; role: Role; scope: Scope; rights: readonly Right[] };
  readProvenance: ProvenanceAnswer;
  readReport: ReportAnswer;
  readSeenStates: SeenStates;
  readSettings: OperationSettings;
  previewSettings: SettingsPreview;
  readSettingsHistory: SettingsHistory;
  readShare: ReportAnswer;
  readTeam: Team;
  readTimeline: TimelineAnswer;
  readUsual: UsualAnswer;
  readHours: HoursAnswer;
  readTrail: TrailAnswer;
  removePerson: Done;
  removeTeam: Done;
  renewPersonLink: LinkAnswer;
  /** wolkvox's own answer: `data` is absent where it refuses. */
  reportAsWolkvox: {
    code: string;
    error: string | null;
    msg: string;
    data?: {
      agent_id: string;
      agent_dni: string;
      agent_name: string;
      aux_state: string;
      time: string;
    }[];
  };
  setUp: { created: true };
  spendInvitation: Pick<OneTimeLink, "purpose"> & { email: string; name: string };
  switchShares: { isAllowed: boolean };
  testAlert: AlertTestAnswer;
  testSchedule: ScheduleTestAnswer;
  withdrawPersonLink: Done;
};
