import { buttonLooks } from "@/components/ui/button";
import { PagePlaceholder } from "@/components/ui/page-placeholder";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { pageLocale } from "@/lib/server/http/page-request";

export default async function NotFound() {
  const t = createLocaleTranslator(await pageLocale());
  return (
    <PagePlaceholder text={t("app.notFoundText")} title={t("app.notFoundTitle")}>
      <a className={buttonLooks.main} href="/">
        {t("app.home")}
      </a>
    </PagePlaceholder>
  );
}
