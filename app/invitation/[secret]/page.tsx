import { InvitationView } from "@/components/settings/entrance/invitation-view";
import { buttonLooks } from "@/components/ui/button";
import { PagePlaceholder } from "@/components/ui/page-placeholder";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { loadOneTimeLink } from "@/lib/server/http/page-door";
import { createTitle, pageLocale } from "@/lib/server/http/page-request";

type InvitationPageProps = { params: Promise<{ secret: string }> };

export const generateMetadata = createTitle((t) => t("invitation.pageTitle"));

/** Where a one-time link leads: to the choice of a password, without a session. */
export default async function InvitationPage({ params }: InvitationPageProps) {
  const { secret } = await params;
  const link = await loadOneTimeLink(secret);
  if (typeof link === "object") return <InvitationView {...link} secret={secret} />;
  const t = createLocaleTranslator(await pageLocale());
  return (
    <PagePlaceholder text={t(`invitation.${link}Text`)} title={t(`invitation.${link}Title`)}>
      <a className={buttonLooks.main} href="/sign-in">
        {t("invitation.signIn")}
      </a>
    </PagePlaceholder>
  );
}
