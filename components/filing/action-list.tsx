import type { Speak } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionChoice } from "@/lib/filing/types/view";
import { RemedyLink } from "./remedy-link";

interface ActionListProps {
  /** Makes the ids of the reasons unlike those of another list on the page. */
  id: string;
  actions: readonly ActionChoice[];
  speak: Speak;
}

/** Open to somebody, but never what they came for. */
const NEVER_FIRST: readonly ActionChoice["action"][] = [
  "withdraw",
  "discard",
  "urge",
  "start_cancellation",
  "mark_duplicate",
];

/** Every action of the reader's roles, the open ones first; a refused one stays visible with the reason. */
export function ActionList({ id, actions, speak }: ActionListProps) {
  const isFirst = ({ action }: ActionChoice) => !NEVER_FIRST.includes(action);
  const all = actions.filter(({ refused }) => refused === null);
  const open = [...all.filter(isFirst), ...all.filter((choice) => !isFirst(choice))];
  const refused = actions.filter((choice) => choice.refused !== null);
  return (
    <div className="grid gap-4" data-print="no">
      {open.length > 0 && (
        <ul className="flex flex-wrap gap-3">
          {open.map((choice, at) => (
            <li key={choice.action} data-action={choice.action}>
              <LinkButton href={choice.href} look={at === 0 && isFirst(choice) ? "primary" : "secondary"}>
                {speak(choice.words)}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <ul className="grid gap-3">
          {refused.map((choice) => (
            <li
              key={choice.action}
              data-action={choice.action}
              className="grid items-baseline gap-x-4 gap-y-1 @row/frame:grid-cols-[12rem_minmax(0,1fr)]"
            >
              <Button small refusedBy={`${id}-${choice.action}`} className="justify-self-start">
                {speak(choice.words)}
              </Button>
              <Refused id={`${id}-${choice.action}`}>
                {choice.refused && speak(choice.refused)}
                <RemedyLink remedy={choice.remedy} speak={speak} />
              </Refused>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
