import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PlainHead } from "@/components/layout/plain-head";
import { speaker } from "@/components/layout/speaker";
import { TROUBLE } from "@/components/layout/trouble-copy";
import { buttonClasses } from "@/components/ui/button";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(TROUBLE.missingTitle) };
}

export default async function NotFound() {
  const { language } = await currentPreferences();
  const speak = speaker(language);
  return (
    <PageFrame>
      <PlainHead title={speak(TROUBLE.missingTitle)} lead={speak(TROUBLE.missingWhy)} />
      <div className="prose">
        <p>{speak(TROUBLE.missingRemedy)}</p>
        <p>
          <a href="/" className={buttonClasses({})}>
            {speak(TROUBLE.toHome)}
          </a>
        </p>
      </div>
    </PageFrame>
  );
}
