import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/notice";
import type { PersonAnswer } from "@/lib/report/answers/person";
import { showControls } from "@/lib/report/text";

type PeopleListProps = {
  people: readonly PersonAnswer[];
  ownId: string;
  /** The one that is being changed. */
  editedId: string | null;
  onEdit: (person: PersonAnswer) => void;
  timeZone: string;
};

/** Everybody by name, each a button that opens what they may do. */
export function PeopleList({ people, ownId, editedId, onEdit, timeZone }: PeopleListProps) {
  const t = useTranslations("people");
  return (
    <Card aria-label={t("people")} as="ul" className="overflow-hidden p-1">
      {people.map((person) => (
        <li className="border-line [&+&]:border-t" key={person.id}>
          <Button
            aria-pressed={person.id === editedId}
            className="flex-wrap aria-pressed:bg-accent-soft"
            look="row"
            onClick={() => onEdit(person)}
          >
            <PersonRow isOwn={person.id === ownId} person={person} timeZone={timeZone} />
          </Button>
        </li>
      ))}
    </Card>
  );
}

type PersonRowProps = { person: PersonAnswer; isOwn: boolean; timeZone: string };

function PersonRow({ person, isOwn, timeZone }: PersonRowProps) {
  const t = useTranslations("people");
  const sees = useSeen();
  const last = useLastWords(timeZone);
  const { name, email, role, status, twoFactor } = person;
  return (
    <>
      <span className="min-w-52 grow basis-52">
        <span className="flex flex-wrap items-baseline gap-x-1.5">
          <bdi className="min-w-0 font-medium [overflow-wrap:anywhere]">{showControls(name)}</bdi>
          {isOwn && <span className="text-muted text-sm">{t("you")}</span>}
          {status === "invited" && <Chip tone="note">{t(status)}</Chip>}
          {status === "disabled" && <span className="text-muted text-sm">{t(status)}</span>}
        </span>
        <span className="block text-muted text-sm [overflow-wrap:anywhere]">{email}</span>
        {twoFactor && <span className="block text-muted text-sm">{t("hasTwoFactor")}</span>}
      </span>
      <span className="w-40 max-sm:w-full">
        <span className="block">{t(role)}</span>
        <span className="block text-muted text-sm">{sees(person)}</span>
      </span>
      <span className="w-44 text-muted text-sm max-sm:w-full">{last(person)}</span>
    </>
  );
}

function useSeen(): (person: PersonAnswer) => string {
  const t = useTranslations("people");
  return ({ scope: { operations, teams } }) => {
    const parts = [
      ...(operations === null ? [] : [t("seesOperations", { count: operations.length })]),
      ...(teams === null ? [] : [t("seesTeams", { count: teams.length })]),
    ];
    return parts.length === 0 ? t("seesAll") : parts.join(", ");
  };
}

function useLastWords(timeZone: string): (person: PersonAnswer) => string {
  const t = useTranslations("people");
  const momentOf = useMoment();
  return ({ status, lastSignIn, link }) => {
    const until = link && t("linkUntil", { moment: momentOf(link.endsAt, timeZone).both });
    if (status === "invited") return until ?? t("linkOver");
    const signedIn =
      lastSignIn === null
        ? t("neverSignedIn")
        : t("lastSignIn", { moment: momentOf(lastSignIn, timeZone).both });
    return until ?? signedIn;
  };
}
