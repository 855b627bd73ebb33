import type { Metadata } from "next";
import { RUNS } from "@/components/assessment/run-copy";
import { WEIGHTS, WEIGHTS_UPLOAD } from "@/components/assessment/weights-copy";
import { WeightsForm } from "@/components/assessment/weights-form";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { NAME_LIMIT, ORIGIN_LIMIT, UPLOAD_LIMITS } from "@/lib/assessment/schema";
import { requireTenant } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  const { language } = await currentPreferences();
  return { title: speaker(language)(WEIGHTS.upload) };
}

export default async function NewWeightsPage() {
  await requireTenant();
  const { language } = await currentPreferences();
  const speak = speaker(language);
  return (
    <PageFrame section="/runs">
      <Crumbs
        label={speak(FRAME.position)}
        way={[
          { href: "/runs", label: speak(RUNS.title) },
          { href: "/runs/weights", label: speak(WEIGHTS.title) },
        ]}
        here={speak(WEIGHTS.upload)}
      />
      <PageHead title={speak(WEIGHTS.upload)} lead={speak(WEIGHTS_UPLOAD.lead)} />
      <WeightsForm
        language={language}
        limits={{ nameCharacters: NAME_LIMIT, originCharacters: ORIGIN_LIMIT, bytes: UPLOAD_LIMITS.weightsBytes }}
      />
    </PageFrame>
  );
}
