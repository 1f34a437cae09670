import { type PaperDefinition, valuePatternProblem, valuePatternsMeet } from "@quickening/paper";
import type { AddFound } from "./check-pipeline.ts";

/**
 * What is wrong with the lists of values that stages declare: an entry that is neither an id nor a pattern, one that is
 * there twice, and an id that two stages may record, since an id alone must tell which stage made the value.
 */
export function checkDeclaredValues(paper: PaperDefinition, add: AddFound): void {
	const before: { readonly stage: string; readonly entry: string; readonly at: readonly string[] }[] = [];
	for (const [stage, { values }] of Object.entries(paper.stages)) {
		if (values === undefined) continue;
		if (values.length === 0) {
			add(
				["stages", stage, "values"],
				`values of stage ${stage} must name an id; leave the list out when it records none`,
			);
		}
		values.forEach((entry, i) => {
			const at = ["stages", stage, "values", String(i)];
			const problem = valuePatternProblem(entry);
			if (problem !== undefined) add(at, `a value of stage ${stage} ${problem}`);
			else if (values.indexOf(entry) !== i) add(at, `value ${entry} is declared twice`);
			else {
				const other = before.find((each) => each.stage !== stage && valuePatternsMeet(each.entry, entry));
				if (other !== undefined) {
					const both =
						other.entry === entry
							? `value ${entry} is declared`
							: `values ${other.entry} and ${entry} may be one id, declared`;
					add(at, (locate) => {
						const { line } = locate(other.at);
						return `${both} by two stages, ${other.stage} (line ${line}) and ${stage}: give one of them another id`;
					});
				}
				before.push({ stage, entry, at });
			}
		});
	}
}
