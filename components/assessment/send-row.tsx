import type { Speak } from "@/components/layout/speaker";
import { Button, ButtonRow } from "@/components/ui/button";
import { UPLOAD } from "./dataset-copy";
import { UploadProgress } from "./upload-progress";
import type { useUpload } from "./use-upload";

type Sending = ReturnType<typeof useUpload>["sending"];

/** The button that sends a form's files; while they are on their way, how far they are and how to stop. */
export function SendRow({ sending, speak }: { sending: Sending; speak: Speak }) {
  if (sending) return <UploadProgress sent={sending.sent} total={sending.total} onStop={sending.stop} speak={speak} />;
  return (
    <ButtonRow>
      <Button type="submit" look="primary">
        {speak(UPLOAD.send)}
      </Button>
    </ButtonRow>
  );
}
