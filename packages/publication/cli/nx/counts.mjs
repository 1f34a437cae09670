/** What a run of Nx came to, in one line for a person and in tests/results/summary.json for a program (.ci/run). */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where the sum is written, below the root. */
export const summaryPath = "tests/results/summary.json";

const isTest = ({ task }) => /^test(?:--|$)/.test(task.target.target) && task.outputs.length > 0;
const isCheck = ({ task }) => ["typecheck", "lint"].includes(task.target.target);
const isFailed = ({ status }) => status === "failure" || status === "skipped";
const isReplayed = ({ status }) => status.startsWith("local-cache");

/**
 * Writes and says what the tests and checks among the results came to; of what Nx replayed, by the counts that it put back.
 *
 * @param results - What Nx says of each task, by id: status, task (target, outputs).
 */
export function report(results, root) {
	const tests = Object.values(results).filter(isTest);
	const checks = Object.values(results).filter(isCheck);
	if (tests.length + checks.length === 0) return;
	const sum = sumOf(tests, checks, root);
	mkdirSync(dirname(join(root, summaryPath)), { recursive: true });
	writeFileSync(join(root, summaryPath), `${JSON.stringify(sum, null, "\t")}\n`);
	for (const problem of sum.problems) console.log(`✗ ${problem}`);
	console.log(inWords(sum, tests, checks));
}

/** A task that failed without a failed test, or told no counts, is one failure; so is a failed check. */
function sumOf(tests, checks, root) {
	const sum = { passed: 0, unchanged: 0, failed: 0, skipped: 0, problems: [] };
	const fail = (task, problem) => {
		sum.failed++;
		sum.problems.push(problem === undefined ? task.id : `${task.id}: ${problem}`);
	};
	for (const test of tests) {
		const path = join(root, test.task.outputs[0]);
		const counts = existsSync(path)
			? JSON.parse(readFileSync(path, "utf8"))
			: { passed: 0, failed: [], skipped: [], broken: [] };
		sum.passed += counts.passed;
		sum.skipped += counts.skipped.length;
		if (isReplayed(test)) sum.unchanged += counts.passed;
		const problems = [...counts.failed, ...counts.broken.map((file) => `${file} could not be run`)];
		for (const problem of problems) fail(test.task, problem);
		if (problems.length === 0 && (isFailed(test) || !existsSync(path))) fail(test.task, "ended with an error");
	}
	for (const { task } of checks.filter(isFailed)) fail(task);
	return sum;
}

const number = new Intl.NumberFormat("en-GB");

function inWords({ passed, unchanged, failed, skipped }, tests, checks) {
	const lines = [];
	if (checks.length > 0) {
		const nReplayed = checks.filter(isReplayed).length;
		const same = nReplayed > 0 ? `, of which ${number.format(nReplayed)} unchanged` : "";
		lines.push(`types and style: ${number.format(checks.length)} checks${same}`);
	}
	if (tests.length > 0) {
		const same = unchanged > 0 ? `, of which ${number.format(unchanged)} unchanged since they passed here` : "";
		lines.push(`${number.format(passed)} passed${same}${skipped > 0 ? `, ${number.format(skipped)} skipped` : ""}`);
	}
	if (failed > 0) lines.push(`${number.format(failed)} failed`);
	return lines.join("\n");
}
