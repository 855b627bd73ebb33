import type { Metadata } from "next";
import { DATASETS, UPLOAD } from "@/components/assessment/dataset-copy";
import { UploadForm } from "@/components/assessment/upload-form";
import { FRAME } from "@/components/layout/copy";
import { PageFrame } from "@/components/layout/page-frame";
import { Crumbs, PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { TEXTS_HINT } from "@/lib/assessment/copy/text-upload";
import { NAME_LIMIT, UPLOAD_LIMITS } from "@/lib/assessment/schema";
import { requireTenant } from "@/lib/auth/gate";
import { currentPreferences } from "@/lib/http/preferences";
import { IDX_LIMITS } from "@/models/contracts/idx";

export async function generateMetadata(): Promise<Metadata> {
  await requireTenant();
  const { language } = await currentPreferences();
  return { title: speaker(language)(UPLOAD.title) };
}

export default async function NewDatasetPage() {
  await requireTenant();
  const { language } = await currentPreferences();
  const speak = speaker(language);
  return (
    <PageFrame section="/datasets">
      <Crumbs
        label={speak(FRAME.position)}
        way={[{ href: "/datasets", label: speak(DATASETS.title) }]}
        here={speak(UPLOAD.title)}
      />
      <PageHead title={speak(UPLOAD.title)} lead={speak(UPLOAD.lead)} />
      <UploadForm
        language={language}
        limits={{
          nameCharacters: NAME_LIMIT,
          imagesBytes: UPLOAD_LIMITS.imagesBytes,
          inflatedImagesBytes: UPLOAD_LIMITS.inflatedImagesBytes,
          labelsBytes: UPLOAD_LIMITS.labelsBytes,
          images: [IDX_LIMITS.minimumImages, IDX_LIMITS.maximumImages],
          side: [IDX_LIMITS.minimumSide, IDX_LIMITS.maximumSide],
          maximumLabel: IDX_LIMITS.maximumLabel,
          textsBytes: UPLOAD_LIMITS.textsBytes,
          textsHint: TEXTS_HINT,
        }}
      />
    </PageFrame>
  );
}
