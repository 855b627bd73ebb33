import { speaker } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/input";
import { TRACK_WORDS } from "@/lib/filing/copy/status";
import { TRACKS } from "@/lib/filing/types/vocabulary";
import type { Language } from "@/lib/format";
import type { QueuePage } from "@/lib/review/types";
import { QUEUE } from "./queue-copy";

/** A plain form: its answer is an address, so that a view can be kept and sent on. */
export function QueueFilter({ queue, language }: { queue: QueuePage; language: Language }) {
  const speak = speaker(language);
  const tracks = TRACKS.map((track) => ({ value: track as string, label: speak(TRACK_WORDS[track]) }));
  return (
    <form
      method="get"
      action="/office"
      aria-label={speak(QUEUE.filter)}
      className="mb-4 grid items-end gap-3 @row/frame:grid-cols-[minmax(12rem,22rem)_9rem_auto] @row/frame:justify-start"
    >
      <input type="hidden" name="view" value={queue.view} />
      <TextField
        id="q"
        name="q"
        type="search"
        label={speak(QUEUE.search)}
        placeholder={speak(QUEUE.searchHint)}
        defaultValue={queue.search}
      />
      <SelectField
        id="track"
        name="track"
        label={speak(QUEUE.track)}
        defaultValue={queue.track ?? ""}
        options={[{ value: "", label: speak(QUEUE.anyTrack) }, ...tracks]}
      />
      <div>
        <Button type="submit">{speak(QUEUE.apply)}</Button>
      </div>
    </form>
  );
}
