import { readFileSync } from "node:fs";
import { UserError } from "@quickening/workspace/terminal";
import { checkClaims } from "../../checks/check-claims.ts";
import { checkPage } from "../../checks/check-page.ts";
import { emptyRows } from "../../checks/check-rows.ts";
import { checkText } from "../../checks/check-text.ts";
import { knownValues } from "../../checks/known-values.ts";
import { checkContext } from "../../checks/paper-checks.ts";
import { recordedProblems } from "../../declared-values.ts";
import { fingerprinter, type StageCode } from "../../fingerprint/fingerprint.ts";
import { definitionLocator } from "../../locate-definition.ts";
import { formatProblem, isError, type SyncProblem } from "../../plan/problem.ts";
import type { StageJob } from "../job.ts";
import type { PreparedStage } from "./prepare.ts";

/**
 * Looks at what a stage has made with the eyes of those who wait for it, as far as nothing could be told before it ran:
 * rows of figures that are none, values that the stage declares and has not recorded, and those that a claim, the
 * manuscript or the page names and that no stage records. So a paper stops here, and not an hour later where the value is
 * printed. A declared pattern that covers nothing is said, and no more.
 *
 * @throws UserError naming the file and line that cannot be served; the stage's outputs are then as before.
 */
export async function judgeOutputs(root: string, prepared: PreparedStage, job: StageJob): Promise<void> {
	const problems = [...(await rowProblems(root, prepared, job)), ...(await valueProblems(root, prepared, job))];
	const { plan, stage } = prepared;
	const errors = problems.filter(isError);
	if (errors.length === 0) {
		for (const warning of problems) process.stdout.write(`${formatProblem(warning)}\n`);
		return;
	}
	throw new UserError(
		[`stage ${stage.name} of ${plan.slug} made what the paper cannot use:`, ...errors.map(formatProblem)].join("\n  "),
	);
}

async function rowProblems(root: string, { paper, plan, stage }: PreparedStage, job: StageJob): Promise<SyncProblem[]> {
	const problems: SyncProblem[] = [];
	for (const [id, { rows }] of Object.entries(paper.figures)) {
		const path = rows.kind === "output" && rows.stage === stage.name ? job.outputs[rows.name] : undefined;
		const message = path === undefined ? undefined : emptyRows({ paper }, id, readFileSync(path, "utf8"));
		if (message === undefined) continue;
		const locate = await definitionLocator(root, plan.slug);
		problems.push({ ...locate(["figures", id, "rows"]), message });
	}
	return problems;
}

async function valueProblems(
	root: string,
	{ paper, plan, stage }: PreparedStage,
	job: StageJob,
): Promise<SyncProblem[]> {
	if (job.values === undefined) return [];
	const ids = Object.keys(JSON.parse(readFileSync(job.values, "utf8")) as object);
	const code: Record<string, StageCode> = {};
	const fingerprints = fingerprinter(root);
	for (const each of plan.stages) {
		if (each.kind === "script") code[each.name] = await fingerprints.codeOf(plan, each);
	}
	const context = checkContext(root, { paper, plan, code });
	const declaring = { stage: stage.name, values: paper.stages[stage.name]?.values ?? [] };
	const recorded: SyncProblem[] = [];
	for (const { at, ...problem } of recordedProblems(plan.folder, declaring, new Set(ids))) {
		const locate = await context.locator();
		recorded.push({ ...locate(at), ...problem });
	}
	const known = knownValues(context, { stage: stage.name, ids });
	const refused = new Set<string>();
	const values = {
		...known,
		refusal(id: string) {
			const text = known.refusal(id);
			refused.add(text);
			return text;
		},
	};
	await checkClaims(context, values);
	const { cited } = await checkText(context, values);
	await checkPage(context, values, cited);
	// What else is wrong with the text is told by sync, and by the stage that sets it.
	const named = context.problems.filter(({ message }) => [...refused].some((text) => message.endsWith(text)));
	return [...recorded, ...named];
}
