import Link from "next/link";
import type { Speak } from "@/components/layout/speaker";
import type { Remedy } from "@/lib/filing/types/view";

/** Behind the reason why an action is refused: the page on which its cause is mended. */
export function RemedyLink({ remedy, speak }: { remedy: Remedy | null; speak: Speak }) {
  return (
    remedy && (
      <>
        {" "}
        <Link href={remedy.href}>{speak(remedy.words)}</Link>
      </>
    )
  );
}
