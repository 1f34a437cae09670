import { coversValue, isValuePattern } from "@quickening/paper";
import { nearestNames } from "@quickening/workspace";

/** A stage and the ids and patterns of values that it declares. */
export interface DeclaringStage {
	readonly stage: string;
	readonly values: readonly string[];
}

/** Something that is wrong between what a stage declares and what it has recorded. */
export interface RecordedProblem {
	/** Keys in the definition that lead to the place. */
	readonly at: readonly string[];
	readonly severity?: "warning";
	readonly message: string;
}

/** Longest list of ids in one message. */
const MOST = 3;

/** The declared ids, and patterns, that a mistyped id was probably meant to be, best first. */
export function nearestDeclared(id: string, entries: readonly string[]): string[] {
	const parts = id.split(".");
	// A pattern is as near as the id would be that it covers, with what was typed in the place of its stars.
	const meant = new Map<string, string>();
	for (const entry of entries) {
		const filled = entry.split(".").map((part, i) => {
			if (part === "*") return parts[i] ?? part;
			return part === "**" ? parts.slice(i).join(".") || part : part;
		});
		if (!meant.has(filled.join("."))) meant.set(filled.join("."), entry);
	}
	return nearestNames(id, meant.keys()).map((name) => meant.get(name)!);
}

/** "; nearest: auc.primary: write ... in paper.ts": the end of a message about an id that a stage does not declare. */
export function howToDeclareValue(folder: string, { stage, values }: DeclaringStage, id: string): string {
	const near = nearestDeclared(id, values);
	const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : values.length === 0 ? "; it declares none" : "";
	const dot = id.lastIndexOf(".");
	const pattern = dot > 0 ? `, or a pattern such as "${id.slice(0, dot)}.*",` : "";
	return `${hint}; add "${id}"${pattern} to values of stages["${stage}"] in ${folder}/paper.ts`;
}

/**
 * What is wrong between what a stage declares and the ids that it has recorded: others, exact ids that are not among
 * them, and (as a warning) patterns that cover none.
 */
export function recordedProblems(
	folder: string,
	declaring: DeclaringStage,
	recorded: ReadonlySet<string>,
): RecordedProblem[] {
	const { stage, values } = declaring;
	const problems: RecordedProblem[] = [];
	const at = ["stages", stage, "values"];
	const others = [...recorded].filter((id) => !values.some((entry) => coversValue(entry, id)));
	if (others.length > 0) {
		const more = others.length > MOST ? ` and ${others.length - MOST} more` : "";
		const what = `stage ${stage} has recorded ${others.slice(0, MOST).join(", ")}${more}, which it does not declare`;
		problems.push({ at, message: `${what}${howToDeclareValue(folder, declaring, others[0]!)}` });
	}
	values.forEach((entry, i) => {
		const here = [...at, String(i)];
		if (!isValuePattern(entry)) {
			if (recorded.has(entry)) return;
			const near = nearestNames(entry, recorded);
			const hint = near.length > 0 ? `; nearest that it has: ${near.join(", ")}` : "";
			problems.push({ at: here, message: `stage ${stage} declares value ${entry} and has not recorded it${hint}` });
		} else if (![...recorded].some((id) => coversValue(entry, id))) {
			const message = `stage ${stage} declares values ${entry} and has recorded none of them`;
			problems.push({ at: here, severity: "warning", message });
		}
	});
	return problems;
}
