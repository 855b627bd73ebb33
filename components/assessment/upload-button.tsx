import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionChoice } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { DATASETS } from "./dataset-copy";

export function UploadButton({ upload, language }: { upload: ActionChoice<"upload">; language: Language }) {
  const speak = speaker(language);
  if (!upload.refused) {
    return (
      <LinkButton href="/datasets/new" look="primary">
        {speak(DATASETS.upload)}
      </LinkButton>
    );
  }
  return (
    <div className="grid gap-1">
      <div>
        <Button refusedBy="why-no-upload">{speak(DATASETS.upload)}</Button>
      </div>
      <Refused id="why-no-upload">{speak(upload.refused)}</Refused>
    </div>
  );
}
