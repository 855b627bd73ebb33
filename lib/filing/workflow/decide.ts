import { err, ok, type Result } from "@/lib/result";
import { applyRule } from "@/lib/workflow/rule";
import { ACTION_WORDS } from "../copy/actions";
import { refusalWords } from "../copy/refusals";
import type { AvailableAction, CaseActor, CaseFacts, Decision, Refusal } from "../types/decision";
import { APPLICATION_ACTIONS, type ApplicationAction } from "../types/vocabulary";
import { stageOf } from "./flags";
import { transitionOf } from "./transitions";

export interface DecideInput {
  readonly facts: CaseFacts;
  readonly actor: CaseActor;
}

/** Whether the action is open to the actor now, and what it brings about. The only place that decides. */
export function decide(action: ApplicationAction, { facts, actor }: DecideInput): Result<Decision, Refusal> {
  const rule = transitionOf(action);
  const from = rule.from === "nothing" ? "draft" : facts.status;
  const answer = applyRule(rule, { status: facts.status, flags: facts.flags, roles: actor.roles, facts, actor });
  if (!answer.ok) return err(answer.error);
  const { to, effects } = answer.value;
  return ok({ action, from, to, stage: stageOf(to, facts.track, facts.stage), effects });
}

/** Every action that concerns one of the actor's roles: the open ones, and the refused ones with the reason in words. */
export function availableActions(input: DecideInput): AvailableAction[] {
  const concerned = APPLICATION_ACTIONS.filter((action) =>
    transitionOf(action).by.some((role) => input.actor.roles.includes(role)),
  );
  return concerned.map((action) => {
    const decision = decide(action, input);
    const refusal = decision.ok ? null : decision.error;
    return {
      action,
      words: ACTION_WORDS[action].verb,
      refusal,
      refused: refusal && refusalWords(refusal),
      inputs: transitionOf(action).inputs,
    };
  });
}
