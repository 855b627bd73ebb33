import type { PreCheckRun } from "../../types/finding";
import { declaredFunctions } from "../answers";
import { functionOfModel, MEASURABLE_FUNCTIONS, RUN_AS_EVIDENCE } from "../run-evidence";
import type { Found, PreCheckScope, Rule } from "./rule";

const isFinished = ({ status }: PreCheckRun) => RUN_AS_EVIDENCE[status].finished;
const isUsable = ({ status }: PreCheckRun) => RUN_AS_EVIDENCE[status].attachable;
const isSealed = (run: PreCheckRun) => isFinished(run) && isUsable(run) && run.manifestHash !== null;

const perRun =
  (wrong: (run: PreCheckRun) => boolean) =>
  ({ runs }: PreCheckScope): readonly Found[] =>
    runs.filter(wrong).map(({ number }) => ({ path: `assessments.${number}`, facts: { number } }));

/** Functions ⇔ runs. Only a provider that trains a model has something to measure. */
export const RUN_RULES: readonly Rule[] = [
  { code: "function_without_run", severity: "blocking", find: findUncovered },
  { code: "run_for_undeclared_function", severity: "blocking", find: findUndeclared },
  { code: "run_function_unlikely", severity: "advisory", find: findUnlikely },
  { code: "run_unfinished", severity: "blocking", find: perRun((run) => !isFinished(run)) },
  { code: "run_not_sealed", severity: "blocking", find: perRun((run) => isFinished(run) && !isSealed(run)) },
  {
    code: "run_with_errors",
    severity: "advisory",
    find: perRun(({ status }) => status === "completed_with_errors"),
  },
];

/** A run that is still under way covers its function: that it must end is another rule's. */
function findUncovered({ track, answers, runs }: PreCheckScope): readonly Found[] {
  if (track !== "filing") return [];
  return declaredFunctions(answers)
    .filter((name) => MEASURABLE_FUNCTIONS.includes(name))
    .filter((name) => !runs.some((run) => isUsable(run) && run.functions.includes(name)))
    .map((name) => ({ path: "assessments", facts: { function: name } }));
}

function findUndeclared({ answers, runs }: PreCheckScope): readonly Found[] {
  const declared = declaredFunctions(answers);
  return runs.flatMap(({ number, functions }) =>
    functions
      .filter((name) => !declared.includes(name))
      .map((name) => ({ path: `assessments.${number}`, facts: { number, function: name } })),
  );
}

/** A model of pictures shows nothing of dialogue. */
function findUnlikely({ runs }: PreCheckScope): readonly Found[] {
  return runs.flatMap(({ number, model, functions }) => {
    const shows = functionOfModel(model);
    return shows === null || functions.includes(shows)
      ? []
      : [{ path: `assessments.${number}`, facts: { number, model } }];
  });
}
