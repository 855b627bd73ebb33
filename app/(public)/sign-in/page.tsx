import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { startPageOf } from "@/components/layout/navigation";
import { PageFrame } from "@/components/layout/page-frame";
import { PlainHead } from "@/components/layout/plain-head";
import { SIGN_IN } from "@/components/layout/sign-in-copy";
import { SignInForm } from "@/components/layout/sign-in-form";
import { speaker } from "@/components/layout/speaker";
import { listDemoAccounts } from "@/lib/auth/demo-accounts";
import { currentActor } from "@/lib/auth/session";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { language } = await currentPreferences();
  return { title: speaker(language)(SIGN_IN.title) };
}

interface SignInPageProps {
  searchParams: Promise<{ from?: string }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [actor, { language }, { from }, demo] = await Promise.all([
    currentActor(),
    currentPreferences(),
    searchParams,
    listDemoAccounts(),
  ]);
  if (actor) redirect(startPageOf(actor));
  const speak = speaker(language);
  return (
    <PageFrame>
      <PlainHead title={speak(SIGN_IN.title)} lead={speak(SIGN_IN.lead)} />
      <SignInForm language={language} from={from ?? "/start"} demo={demo} />
    </PageFrame>
  );
}
