"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Check, Field } from "@/components/ui/field";
import { SegmentedField } from "@/components/ui/segmented-field";
import { type Attempt, useAttempt } from "@/components/ui/use-attempt";
import {
  changePerson,
  invitePerson,
  removePerson,
  renewLink,
  withdrawLink,
} from "@/lib/browser/queries/people-query";
import { useFaultWords } from "@/lib/browser/refusal";
import {
  allRights,
  type LinkAnswer,
  type PersonAnswer,
  type Right,
  type Role,
  roles,
  type Scope,
} from "@/lib/report/answers/person";
import type { TeamNamesAnswer } from "@/lib/report/team";
import { FormCard } from "../form-card";
import { ScopeFields } from "./scope-fields";

type PersonFormProps = {
  /** Null = somebody new. */
  person: PersonAnswer | null;
  isOwn: boolean;
  teams: readonly TeamNamesAnswer[];
  /** Closes the form, with what is to be said. */
  onDone: (words: string) => void;
  /** Shows a new link. */
  onLink: (to: { name: string; email: string }, link: LinkAnswer) => void;
  /** Whether one-time links can be sent by e-mail. */
  sendsMail: boolean;
};

const everything: Scope = { operations: null, teams: null };

/** Who somebody is and what they may do; with the one-time links, and the end of the account. */
export function PersonFormView({ person, isOwn, teams, sendsMail, onDone, onLink }: PersonFormProps) {
  const t = useTranslations("people");
  const attempt = useAttempt(
    useFaultWords("people", ({ code, message }) => {
      if (code === "conflict" || code === "not-found") return t(code);
      if (!message.startsWith("email: ")) return null;
      return t(message.includes("already exists") ? "taken" : "noEmail");
    }),
  );
  const [name, setName] = useState(person?.name ?? "");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>(person?.role ?? "supervisor");
  const [scope, setScope] = useState<Scope>(person?.scope ?? everything);
  const [rights, setRights] = useState<readonly Right[]>(person?.rights ?? []);
  const [byMail, setByMail] = useState(sendsMail);
  const submit = () => {
    if (name.trim() === "") return attempt.refuse(t("noName"));
    if (person === null && !/^\S+@\S+\.\S+$/.test(email.trim())) return attempt.refuse(t("noEmail"));
    const sees = role === "administrator" ? everything : scope;
    if (sees.operations?.length === 0 || sees.teams?.length === 0) return attempt.refuse(t("noScope"));
    const words = { name: name.trim(), role, scope: sees, rights };
    return attempt.run(async () => {
      if (person === null) {
        const to = email.trim();
        return onLink({ name: words.name, email: to }, await invitePerson({ ...words, email: to, byMail }));
      }
      await changePerson(person.id, words);
      onDone(t("saved", { name: words.name }));
    });
  };
  return (
    <FormCard
      actions={<Button onClick={() => onDone("")}>{t("cancel")}</Button>}
      attempt={attempt}
      foot={
        person !== null && (
          <PersonActions
            isBusy={attempt.isBusy}
            isOwn={isOwn}
            onAttempt={attempt.run}
            onDone={onDone}
            onLink={onLink}
            person={person}
            sendsMail={sendsMail}
          />
        )
      }
      onSubmit={submit}
      submitLabel={t(person === null ? "invite" : "save")}
      title={person === null ? t("new") : t("edit", { name: person.name })}
    >
      <Field
        autoComplete="off"
        autoFocus
        label={t("name")}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
        value={name}
      />
      {person === null ? (
        <Field
          autoComplete="off"
          label={t("email")}
          maxLength={254}
          onChange={(event) => setEmail(event.target.value)}
          type="email"
          value={email}
        />
      ) : (
        <p className="text-muted [overflow-wrap:anywhere]">{person.email}</p>
      )}
      <RoleChoice onChoose={setRole} role={role} />
      {role !== "administrator" && (
        <>
          <ScopeFields onChange={setScope} scope={scope} teams={teams} />
          <RightChoice onChange={setRights} rights={rights} />
        </>
      )}
      {person === null && sendsMail && (
        <Check checked={byMail} label={t("byMail")} onChange={(event) => setByMail(event.target.checked)} />
      )}
    </FormCard>
  );
}

function RoleChoice({ role, onChoose }: { role: Role; onChoose: (role: Role) => void }) {
  const t = useTranslations("people");
  return (
    <SegmentedField
      choices={roles.map((value) => ({ value, label: t(value) }))}
      chosen={role}
      hint={t(`${role}Note`)}
      label={t("role")}
      onChoose={onChoose}
    />
  );
}

type RightChoiceProps = { rights: readonly Right[]; onChange: (rights: readonly Right[]) => void };

function RightChoice({ rights, onChange }: RightChoiceProps) {
  const t = useTranslations("people");
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{t("rights")}</legend>
      {allRights.map((right) => (
        <Check
          checked={rights.includes(right)}
          key={right}
          label={t(right)}
          onChange={(event) =>
            onChange(event.target.checked ? [...rights, right] : rights.filter((other) => other !== right))
          }
        />
      ))}
    </fieldset>
  );
}

type PersonActionsProps = Pick<PersonFormProps, "isOwn" | "sendsMail" | "onDone" | "onLink"> & {
  person: PersonAnswer;
  isBusy: boolean;
  onAttempt: Attempt["run"];
};

/** The links of a person, and how their account ends; what cannot be taken back is asked twice. */
function PersonActions(props: PersonActionsProps) {
  const { person, isOwn, sendsMail, isBusy, onAttempt, onDone, onLink } = props;
  const t = useTranslations("people");
  const [asked, setAsked] = useState<"disable" | "remove" | "takeFactorOff" | null>(null);
  const { id, name, status, link } = person;
  const renew = () => onAttempt(async () => onLink(person, await renewLink(id, sendsMail)));
  const withdraw = () =>
    onAttempt(async () => {
      await withdrawLink(id);
      onDone(t("withdrawn", { name }));
    });
  const setDisabled = (disabled: boolean) =>
    onAttempt(async () => {
      await changePerson(id, { disabled });
      onDone(t("saved", { name }));
    });
  const takeFactorOff = () =>
    onAttempt(async () => {
      await changePerson(id, { twoFactor: false });
      onDone(t("saved", { name }));
    });
  const remove = () =>
    onAttempt(async () => {
      await removePerson(id);
      onDone(t("removed", { name }));
    });
  return (
    <div className="grid gap-2 border-line border-t pt-3">
      <div className="flex flex-wrap gap-1.5">
        {status !== "disabled" && (
          <Button disabled={isBusy} onClick={renew}>
            {t(status === "invited" ? "newInvitation" : "reset")}
          </Button>
        )}
        {link !== null && (
          <Button disabled={isBusy} onClick={withdraw}>
            {t("withdraw")}
          </Button>
        )}
        {!isOwn && person.twoFactor && (
          <Button
            disabled={isBusy}
            onClick={() => (asked === "takeFactorOff" ? takeFactorOff() : setAsked("takeFactorOff"))}
          >
            {t(asked === "takeFactorOff" ? "takeFactorOffSurely" : "takeFactorOff")}
          </Button>
        )}
        {!isOwn && status === "disabled" && (
          <Button disabled={isBusy} onClick={() => setDisabled(false)}>
            {t("enable")}
          </Button>
        )}
        {!isOwn && status === "active" && (
          <Button
            className="text-over"
            disabled={isBusy}
            onClick={() => (asked === "disable" ? setDisabled(true) : setAsked("disable"))}
          >
            {t(asked === "disable" ? "disableSurely" : "disable")}
          </Button>
        )}
        {!isOwn && (
          <Button
            className="text-over"
            disabled={isBusy}
            onClick={() => (asked === "remove" ? remove() : setAsked("remove"))}
          >
            {t(asked === "remove" ? "removeSurely" : "remove")}
          </Button>
        )}
      </div>
      <p className="text-muted text-sm" role="status">
        {asked && t(`${asked}Note`)}
      </p>
    </div>
  );
}
