import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionChoice } from "@/lib/assessment/types";
import type { Language, Words } from "@/lib/format";

interface UploadButtonProps {
  upload: ActionChoice<"upload">;
  href: string;
  words: Words;
  language: Language;
}

export function UploadButton({ upload, href, words, language }: UploadButtonProps) {
  const speak = speaker(language);
  if (!upload.refused) {
    return (
      <LinkButton href={href} look="primary">
        {speak(words)}
      </LinkButton>
    );
  }
  return (
    <div className="grid gap-1">
      <div>
        <Button refusedBy="why-no-upload">{speak(words)}</Button>
      </div>
      <Refused id="why-no-upload">{speak(upload.refused)}</Refused>
    </div>
  );
}
