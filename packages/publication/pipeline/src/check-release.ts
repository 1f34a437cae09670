import { coversValue, type PaperDefinition, type Source } from "@quickening/paper";
import type { AddFound } from "./check-pipeline.ts";
import type { PaperPlan } from "./plan/plan.ts";
import { staysHere } from "./plan/tiers.ts";

/**
 * What of a paper would leave without a rule, seen before anything runs: figures and tables of rows that stay on the machine,
 * values of closed data that are not declared aggregates, and rules that lead nowhere.
 */
export function checkRelease(plan: PaperPlan, paper: PaperDefinition, add: AddFound): void {
	for (const kind of ["figures", "tables"] as const) {
		for (const [id, { rows }] of Object.entries(paper[kind])) {
			const stage = plan.stages.find(({ name }) => name === `${kind.slice(0, -1)}-${id}`);
			if (stage === undefined || !staysHere(stage.tier)) continue;
			const what = `${kind.slice(0, -1)} ${id} would show rows of ${stage.tier} data`;
			add([kind, id, "rows"], `${what}: ${howToRelease(rows)}`);
		}
	}
	for (const [name, { release, values = [], outputs }] of Object.entries(paper.stages)) {
		const tier = plan.stages.find((stage) => stage.name === name)?.tier ?? "open";
		for (const output of Object.keys(release?.outputs ?? {})) {
			const at = ["stages", name, "release", "outputs", output];
			if (!Object.hasOwn(outputs, output)) add(at, `stage ${name} has no output ${output} that could be released`);
			else if (!outputs[output]!.endsWith(".json")) {
				add(
					at,
					`output ${output} of stage ${name} must be a .json file of rows to be released; got ${outputs[output]}`,
				);
			}
		}
		const rules = Object.keys(release?.values ?? {});
		for (const rule of rules) {
			const isUsed = values.some((entry) => entry === rule || coversValue(rule, entry) || coversValue(entry, rule));
			if (!isUsed) add(["stages", name, "release", "values", rule], `stage ${name} declares no value ${rule}`);
		}
		if (!staysHere(tier)) continue;
		values.forEach((entry, i) => {
			if (rules.some((rule) => rule === entry || coversValue(rule, entry) || coversValue(entry, rule))) return;
			const add1 = `add it to release.values of the stage, with what it is, such as "${entry}": "count"`;
			add(["stages", name, "values", String(i)], `value ${entry} is made from ${tier} data: ${add1}`);
		});
	}
}

function howToRelease(rows: Source): string {
	if (rows.kind !== "output") return "draw an output that a stage releases";
	return `declare output ${rows.name} of stage ${rows.stage} an aggregate, in its release.outputs, or draw another output`;
}
