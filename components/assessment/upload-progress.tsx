"use client";
import type { Speak } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { Panel, PanelBody } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { SpokenText } from "@/components/ui/spoken-text";
import { formatBytes, formatShare } from "@/lib/format";
import { UPLOAD } from "./dataset-copy";

interface UploadProgressProps {
  sent: number;
  total: number;
  onStop: () => void;
  speak: Speak;
}

export function UploadProgress({ sent, total, onStop, speak }: UploadProgressProps) {
  const done = sent >= total;
  const text = done
    ? speak(UPLOAD.checking)
    : speak(UPLOAD.sending, {
        sent: formatBytes(sent),
        total: formatBytes(total),
        share: formatShare(sent / total),
      });
  return (
    <Panel>
      <PanelBody className="grid gap-2">
        <p className="tabular-nums">{text}</p>
        <SpokenText>{text}</SpokenText>
        <Progress value={sent} maximum={total} label={speak(UPLOAD.progress)} />
        {!done && (
          <div>
            <Button small onClick={onStop}>
              {speak(UPLOAD.stop)}
            </Button>
          </div>
        )}
      </PanelBody>
    </Panel>
  );
}
