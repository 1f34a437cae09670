import { readFileSync } from "node:fs";
import { UserError } from "@quickening/workspace/terminal";
import { checkClaims } from "../../checks/check-claims.ts";
import { checkPage } from "../../checks/check-page.ts";
import { emptyRows } from "../../checks/check-rows.ts";
import { checkText } from "../../checks/check-text.ts";
import { knownValues } from "../../checks/known-values.ts";
import { checkContext } from "../../checks/paper-checks.ts";
import { fingerprinter, type StageCode } from "../../fingerprint/fingerprint.ts";
import { definitionLocator } from "../../locate-definition.ts";
import { formatProblem, type SyncProblem } from "../../plan/problem.ts";
import type { StageJob } from "../job.ts";
import type { PreparedStage } from "./prepare.ts";

/**
 * Looks at what a stage has made with the eyes of those who wait for it, as far as nothing could be told before it ran:
 * rows of figures that are none, and values that a claim, the manuscript or the page names and that no stage records.
 * So a paper stops here, and not an hour later where the value is printed.
 *
 * @throws UserError naming the file and line that cannot be served; the stage's outputs are then as before.
 */
export async function judgeOutputs(root: string, prepared: PreparedStage, job: StageJob): Promise<void> {
	const problems = [...(await rowProblems(root, prepared, job)), ...(await valueProblems(root, prepared, job))];
	if (problems.length === 0) return;
	const { plan, stage } = prepared;
	throw new UserError(
		[`stage ${stage.name} of ${plan.slug} made what the paper cannot use:`, ...problems.map(formatProblem)].join(
			"\n  ",
		),
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
	const known = await knownValues(context, { stage: stage.name, ids });
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
	await checkPage(context, values);
	await checkText(context, values);
	// What else is wrong with the text is told by sync, and by the stage that sets it.
	return context.problems.filter(({ message }) => [...refused].some((text) => message.endsWith(text)));
}
