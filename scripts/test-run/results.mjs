/**
 * What a stage came to. Failed and skipped tests are kept by name, so that the end of the run can say which.
 * @typedef {{ stage: string, passed: number, failed: string[], skipped: string[], ms: number }} StageResult
 */

/**
 * @typedef {{ fullName: string, status: string }} VitestAssertion
 * @typedef {{ name: string, status: string, message?: string, startTime?: number, endTime?: number, assertionResults: VitestAssertion[] }} VitestFile
 * @typedef {{ testResults: VitestFile[] }} VitestReport
 */
/**
 * @typedef {{ title: string, tests: { status: string }[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites?: PlaywrightSuite[], errors?: { message?: string }[] }} PlaywrightReport
 */

/**
 * A stage that is one yes or no: format, lint, types.
 * @param {{ stage: string, ok: boolean, ms: number }} check
 * @returns {StageResult}
 */
export function checkResult({ stage, ok, ms }) {
  return { stage, passed: ok ? 1 : 0, failed: ok ? [] : [stage], skipped: [], ms };
}

/**
 * One Vitest run over several projects, told apart by the folder of the test file.
 * @param {{ projects: string[], report: VitestReport | null, code: number | null, ms: number }} run
 * @returns {StageResult[]}
 */
export function vitestResults({ projects, report, code, ms }) {
  if (!report) return projects.map((stage) => ({ stage, passed: 0, failed: [`${stage}: no report`], skipped: [], ms }));
  const results = projects.map((stage) => {
    const files = report.testResults.filter(({ name }) => name.includes(`/tests/${stage}/`));
    return mustHaveTests(vitestStage(stage, files));
  });
  const broken = code !== 0 && results.every(({ failed }) => failed.length === 0);
  const last = results.at(-1);
  // An unhandled error outside any test, or a global set-up that failed.
  if (broken && last) last.failed.push(`vitest ended with ${code} although every test passed`);
  return results;
}

/**
 * @param {string} stage
 * @param {VitestFile[]} files
 * @returns {StageResult}
 */
function vitestStage(stage, files) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const unread = files.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    stage,
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: [
      ...tests.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
      ...unread.map(({ name }) => `${name.slice(name.indexOf("/tests/") + 1)}: the file could not be run`),
    ],
    skipped: tests.filter(({ status }) => status !== "passed" && status !== "failed").map(({ fullName }) => fullName),
    ms: files.reduce((sum, { startTime = 0, endTime = 0 }) => sum + (endTime - startTime), 0),
  };
}

/**
 * @param {{ stage: string, report: PlaywrightReport | null, code: number | null, ms: number }} run
 * @returns {StageResult}
 */
export function playwrightResult({ stage, report, code, ms }) {
  const tests = (report?.suites ?? []).flatMap((suite) => playwrightTests(suite, []));
  const named = (/** @type {string[]} */ ...statuses) =>
    tests.filter(({ status }) => statuses.includes(status)).map(({ name }) => name);
  const skipped = named("skipped");
  // A flaky test is one that failed.
  const failed = [
    ...named("unexpected", "flaky"),
    ...(report?.errors ?? []).map(({ message }) => firstLine(message ?? "error")),
  ];
  if (tests.length > 0 && skipped.length === tests.length) failed.push(`${stage}: the whole suite was skipped`);
  if (code !== 0 && failed.length === 0) failed.push(`${stage}: playwright ended with ${code}`);
  return mustHaveTests({ stage, passed: named("expected").length, failed, skipped, ms });
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string[]} trail
 * @returns {{ name: string, status: string }[]}
 */
function playwrightTests(suite, trail) {
  const path = [...trail, suite.title].filter(Boolean);
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status }) => ({ name: [...path, title].join(" › "), status })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((nested) => playwrightTests(nested, path))];
}

/**
 * A suite that ran nothing proves nothing.
 * @param {StageResult} result
 * @returns {StageResult}
 */
function mustHaveTests(result) {
  if (result.passed + result.failed.length + result.skipped.length > 0) return result;
  return { ...result, failed: [`${result.stage}: no test ran`] };
}

/**
 * The models must have been trained on the native library, by what the tests themselves wrote down.
 * @param {{ trained: { backend?: string } | null, allowFallback: boolean }} facts
 * @returns {StageResult}
 */
export function backendResult({ trained, allowFallback }) {
  const backend = trained?.backend ?? "none";
  const ok = backend === "tensorflow" || allowFallback;
  return {
    stage: "backend",
    passed: ok ? 1 : 0,
    failed: ok
      ? []
      : [`the models were trained on “${backend}”, not on the native library (ALLOW_FALLBACK=1 permits it)`],
    skipped: [],
    ms: 0,
  };
}

/**
 * The last lines of the run: what failed and what was skipped by name, then the sums alone in a line.
 * @param {StageResult[]} results
 * @returns {{ lines: string[], ok: boolean }}
 */
export function summarise(results) {
  const failed = results.flatMap((result) => result.failed.map((name) => `✗ ${result.stage}: ${name}`));
  const skipped = results.flatMap((result) => result.skipped.map((name) => `– skipped ${result.stage}: ${name}`));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const stages = results.map(
    (result) =>
      `${result.failed.length > 0 ? "✗" : "✓"} ${result.stage.padEnd(13)}${(result.ms / 1000).toFixed(1).padStart(7)} s  ${result.passed} passed, ${result.failed.length} failed, ${result.skipped.length} skipped`,
  );
  return {
    lines: [...stages, ...failed, ...skipped, `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`],
    ok: failed.length === 0,
  };
}

/** @param {string} text */
function firstLine(text) {
  return text.split("\n")[0] ?? text;
}
